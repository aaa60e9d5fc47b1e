# SPDX-FileCopyrightText: 2026 The Vizsla developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The floor of bench_published: multi-label accuracy alone, in the manner of the published scripts.

usage: multilabel_loop.py DATA
Every classifier's answers are dicts by image name; each accuracy goes over all images, asks every filter about each and
looks its label up. Prints seconds, and those of the processor; reading the files and making the dicts is not counted.
"""
import array
import json
import pathlib
import re
import sys
import time


class Study:
    def __init__(self):
        self.images = {}
        self.labels = {}
        self.answers = {}

    def accuracy(self, classifier, filters, right_states=("correct",)):
        right, wrong = [], []
        answers = self.answers[classifier]
        for name in self.images:
            image, labels, answer = self.images[name], self.labels[name], answers[name]
            if not all([keep(image, labels, answer) for keep in filters]):
                continue
            for state in right_states:
                if answer["label"] in labels[state]:
                    right.append(name)
                    break
            else:
                wrong.append(name)
        return len(right) / (len(right) + len(wrong))


def is_sound(image, labels, answer):
    return not image["problematic"]


def is_validation(image, labels, answer):
    return image["id"].startswith("ILSVRC2012_val_")


def is_not_validation(image, labels, answer):
    return not is_validation(image, labels, answer)


def first_predictions(path):
    data = path.read_bytes()
    values = array.array("q")
    values.frombytes(data[10 + int.from_bytes(data[8:10], "little"):])
    return values[::5]


def read(data):
    study = Study()
    wnids = (data / "ilsvrc2012_wnids.txt").read_text().split()
    real = json.loads((data / "imagenet/real.json").read_text())
    # The one model that has two names is one here, so that every classifier answers every image.
    names = {"fv_16k_model": "fv_16k"}
    for test_set, listing in (("imagenet", "imagenet-annotatedval20k-0.json"), ("imagenetv2", "imagenetv2-b-33.json")):
        entries = json.loads((data / test_set / listing).read_text())["image_filenames"]
        for name, wnid in entries:
            number = re.search(r"val_(\d{8})", name)
            # ImageNetV2 has no published annotation here: its assigned labels stand in, at the same cost.
            correct = [wnids[index] for index in real[int(number.group(1)) - 1]] if number else [wnid]
            study.images[name] = {"id": name, "problematic": not correct}
            study.labels[name] = {"correct": correct, "wrong": [], "unclear": []}
        for path in (data / test_set / "predictions").glob("*.npy"):
            answers = study.answers.setdefault(names.get(path.stem, path.stem), {})
            for (name, _), index in zip(entries, first_predictions(path)):
                answers[name] = {"label": wnids[index]}
    return study


def main():
    study = read(pathlib.Path(sys.argv[1]))
    start, processor = time.perf_counter(), time.process_time()
    for classifier in study.answers:
        study.accuracy(classifier, [is_sound, is_validation])
        study.accuracy(classifier, [is_sound, is_not_validation])
    print(time.perf_counter() - start, time.process_time() - processor)


main()
