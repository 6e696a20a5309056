# A peer of the draw: pandas takes so many rows of each stratum with a numbered random state.
import sys
import time

import pandas

from frame import read_frame, tell

seed, rows, sizes = read_frame(sys.argv[1])
frame = pandas.DataFrame(rows, columns=["name", "stratum"])
started = time.perf_counter()
parts = [part.sample(n=sizes[stratum], random_state=seed) for stratum, part in frame.groupby("stratum")]
drawn = list(pandas.concat(parts)["name"])
tell(drawn, time.perf_counter() - started)
