# A peer of the draw: tickets from a seed and the subject's own name alone, sorted, as consistent sampling does it.
import hashlib
import sys
import time

from frame import most_of, read_frame, tell

seed, rows, sizes = read_frame(sys.argv[1])
started = time.perf_counter()
tickets = sorted((hashlib.sha256(f"{seed},{name}".encode()).hexdigest(), name, stratum) for name, stratum in rows)
drawn = most_of(((name, stratum) for _, name, stratum in tickets), sizes)
tell(drawn, time.perf_counter() - started)
