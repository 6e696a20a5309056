'use strict';
// Runs the backend named first among the arguments with an observer in front of it.
require('../observe.cjs');
require(process.argv[2]);
