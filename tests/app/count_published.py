# SPDX-FileCopyrightText: 2026 The Vizsla developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts right predictions in the published data with nothing but Python's own library.

usage: count_published.py DATA SLICE=WNIDS_FILE...
Prints model,test_set,slice,metric,correct,total for every model, as the program's CSV has them.
"""
import array
import json
import pathlib
import re
import sys


def read_npy(path):
    data = path.read_bytes()
    end = 10 + int.from_bytes(data[8:10], "little")
    header = data[10:end].decode("latin1")
    assert "'<i8'" in header and "'fortran_order': False" in header, path
    rows, columns = map(int, re.search(r"\((\d+), (\d+)\)", header).groups())
    values = array.array("q")
    values.frombytes(data[end:])
    assert len(values) == rows * columns
    return rows, columns, values


def main():
    data = pathlib.Path(sys.argv[1])
    wnids = (data / "ilsvrc2012_wnids.txt").read_text().split()
    index_of = {wnid: index for index, wnid in enumerate(wnids)}
    slices = {"all": set(wnids)}
    for argument in sys.argv[2:]:
        name, _, file = argument.partition("=")
        slices[name] = set(re.findall(r"n\d{8}", pathlib.Path(file).read_text()))
    real = json.loads((data / "imagenet/real.json").read_text())
    for test_set, listing in (("imagenet", "imagenet-annotatedval20k-0.json"), ("imagenetv2", "imagenetv2-b-33.json")):
        images = json.loads((data / test_set / listing).read_text())["image_filenames"]
        assigned = [index_of[wnid] for _, wnid in images]
        correct = None
        if test_set == "imagenet":
            correct = [real[int(re.search(r"_(\d{8})", name).group(1)) - 1] for name, _ in images]
        chosen = {name: [row for row, (_, wnid) in enumerate(images) if wnid in members]
                  for name, members in slices.items()}
        for path in sorted((data / test_set / "predictions").glob("*.npy")):
            rows, columns, values = read_npy(path)
            assert rows == len(images)
            for name, members in chosen.items():
                top1 = sum(values[row * columns] == assigned[row] for row in members)
                top5 = sum(assigned[row] in values[row * columns:row * columns + 5] for row in members)
                print(path.stem, test_set, name, "top1", top1, len(members), sep=",")
                print(path.stem, test_set, name, "top5", top5, len(members), sep=",")
                if correct:
                    right = sum(values[row * columns] in correct[row] for row in members)
                    total = sum(bool(correct[row]) for row in members)
                    print(path.stem, test_set, name, "multilabel", right, total, sep=",")


main()
