// What the draw's own modules use and browsers of ten years ago lack; the rest of the language is made older by the build.
import 'core-js/stable/array/at';
import 'core-js/stable/array/flat-map';
import 'core-js/stable/array/includes';
import 'core-js/stable/array/to-sorted';
import 'core-js/stable/object/entries';
import 'core-js/stable/object/from-entries';
import 'core-js/stable/object/values';
import 'core-js/stable/promise';
import 'core-js/stable/string/is-well-formed';
import 'core-js/stable/string/pad-start';
