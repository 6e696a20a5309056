# What every peer in Python does alike: reads frame and sizes, takes the first of each stratum, says what came out.
import json


def read_frame(path):
    lines = lambda name: [tuple(line.rstrip("\n").split("\t")) for line in open(name, encoding="utf-8")]
    sizes = {name: int(number) for name, number in lines(path + ".sizes")}
    seed = sizes.pop("seed")
    return seed, lines(path), sizes


def most_of(ordered, sizes):
    left = dict(sizes)
    drawn = []
    for name, stratum in ordered:
        if left[stratum] > 0:
            left[stratum] -= 1
            drawn.append(name)
    return drawn


def tell(drawn, seconds):
    print(json.dumps({"milliseconds": seconds * 1000, "drawn": drawn}))
