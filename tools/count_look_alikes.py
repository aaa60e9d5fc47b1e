# SPDX-FileCopyrightText: 2026 The Vizsla developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts how often published models take one ILSVRC-2012 class for another.

usage: count_look_alikes.py DATA DATE [WORDNET] > resources/look_alikes.csv

DATA holds the published predictions, the wnids in index order and the ReaL annotation; DATE is written into the first
line; WORDNET is the folder of WordNet 3.0's data.noun. Only Python's own library is needed.

A confusion is a first prediction that is not the image's label.

- Models: all, but those for which a later column holds more labels than the first (their columns are not best first).
- ImageNet's validation images: those whose label ReaL names as correct. A prediction that ReaL names as well is another
  thing in the picture and no confusion.
- ImageNetV2's images have no such annotation; all their predictions count that are not the label.

A line is `wnid,other,as_other,as_wnid,models,images`: how many predictions were `other` on images of `wnid`, and the
other way; how many models made one of them or more, on how many images. Each pair stands once, the smaller wnid first.

Kept are pairs that can be explained by what the classes look like, and not by one odd photograph or by things that
stand beside each other. `rest` is how many predictions are left without the image that has most.

- Children of one node with at most 6 classes: 2 images, 8 predictions, 2 of them rest.
- Near: the smallest node that holds both has at most 14 classes, or at most 160 where both are living: 3 images,
  18 models, 6 rest.
- Far, that node having at most 300: 4 images, 25 models, 12 rest, and of the two directions neither less than 5 nor
  less than a sixth of the other (of what stands beside each other, models see mostly the larger thing). That must hold
  on the ImageNet images alone, or on all images where ReaL names both classes on at most one of its 50,000, or 12
  images, 60 models and 150 rest are seen.
- All others, unless one alone is an animal or a person: the same without the last, and 7 images, 40 models, 25 rest on
  all images.
"""
import array
import collections
import json
import pathlib
import re
import sys

LIVING = "n00004475"
ANIMAL = "n00015388"
PERSON = "n00007846"
FIELDS = "wnid,other,as_other,as_wnid,models,images"


class Pair:
    """Confusions of two classes, in either direction."""

    def __init__(self):
        self.models = set()
        self.images = collections.Counter()
        self.directions = [0, 0]

    def add(self, model, image, direction):
        self.models.add(model)
        self.images[image] += 1
        self.directions[direction] += 1

    def rest(self):
        return sum(self.directions) - max(self.images.values(), default=0)

    def is_seen(self, images, models, rest):
        return len(self.images) >= images and len(self.models) >= models and self.rest() >= rest

    def is_mutual(self):
        return min(self.directions) >= 5 and min(self.directions) * 6 >= max(self.directions)


class Hierarchy:
    """WordNet above the classes."""

    def __init__(self, folder, wnids):
        self.parents = {}
        for line in (folder / "data.noun").read_text().splitlines():
            if line.startswith(" "):
                continue
            fields = line.split(" | ")[0].split()
            first = 4 + 2 * int(fields[3], 16)
            pointers = [fields[first + 1 + 4 * number:][:2] for number in range(int(fields[first]))]
            self.parents["n" + fields[0]] = ["n" + target for kind, target in pointers if kind in ("@", "@i")]
        self.above = {wnid: self.nodes_at_or_above(wnid) for wnid in wnids}
        self.class_count = collections.Counter(node for nodes in self.above.values() for node in nodes)

    def nodes_at_or_above(self, wnid):
        nodes, open_nodes = set(), [wnid]
        while open_nodes:
            node = open_nodes.pop()
            if node not in nodes:
                nodes.add(node)
                open_nodes += self.parents[node]
        return nodes

    def is_below(self, wnid, node):
        return node in self.above[wnid]

    def smallest_common(self, one, other):
        return min(self.class_count[node] for node in self.above[one] & self.above[other])

    def is_near(self, one, other):
        are_living = self.is_below(one, LIVING) and self.is_below(other, LIVING)
        return self.smallest_common(one, other) <= (160 if are_living else 14)

    def are_of_two_worlds(self, one, other):
        return any(self.is_below(one, node) != self.is_below(other, node) for node in (ANIMAL, PERSON))

    def are_children_of_a_small_node(self, one, other):
        return any(self.class_count[node] <= 6 for node in set(self.parents[one]) & set(self.parents[other]))


def read_npy(path):
    data = path.read_bytes()
    end = 10 + int.from_bytes(data[8:10], "little")
    header = data[10:end].decode("latin1")
    assert "'<i8'" in header and "'fortran_order': False" in header, path
    rows, columns = map(int, re.search(r"\((\d+), (\d+)\)", header).groups())
    values = array.array("q")
    values.frombytes(data[end:])
    assert len(values) == rows * columns
    return columns, values


def is_best_first(columns, values, labels):
    right = [sum(map(int.__eq__, values[column::columns], labels)) for column in range(columns)]
    return max(right) == right[0]


def first_predictions(folder, labels):
    """By model."""
    first = {}
    for path in sorted(folder.glob("*.npy")):
        columns, values = read_npy(path)
        assert len(values) == len(labels) * columns, path
        if is_best_first(columns, values, labels):
            first[path.stem] = values[::columns]
    return first


class Tally:
    def __init__(self):
        self.pairs = collections.defaultdict(Pair)
        self.models = set()
        self.image_count = 0

    def add(self, name, labels, allowed, predictions):
        """`allowed`: by image the predictions that are no confusion; None leaves the image out."""
        self.models |= predictions.keys()
        self.image_count += sum(classes is not None for classes in allowed)
        for model, first in predictions.items():
            for image, (label, classes, predicted) in enumerate(zip(labels, allowed, first)):
                if classes is not None and predicted not in classes:
                    pair = self.pairs[min(label, predicted), max(label, predicted)]
                    pair.add(model, (name, image), label > predicted)


def images_with_both(real):
    both = collections.Counter()
    for classes in real:
        both.update((one, other) for one in classes for other in classes if one < other)
    return both


def main():
    data, date = pathlib.Path(sys.argv[1]), sys.argv[2]
    wnids = (data / "ilsvrc2012_wnids.txt").read_text().split()
    index_of = {wnid: index for index, wnid in enumerate(wnids)}
    hierarchy = Hierarchy(pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else "/usr/share/wordnet"), wnids)
    real = json.loads((data / "imagenet/real.json").read_text())
    checked, everything = Tally(), Tally()
    for test_set, listing in (("imagenet", "imagenet-annotatedval20k-0.json"), ("imagenetv2", "imagenetv2-b-33.json")):
        images = json.loads((data / test_set / listing).read_text())["image_filenames"]
        labels = [index_of[wnid] for _, wnid in images]
        predictions = first_predictions(data / test_set / "predictions", labels)
        if test_set == "imagenet":
            named = [real[int(re.search(r"_(\d{8})", name).group(1)) - 1] for name, _ in images]
            allowed = [set(classes) if label in classes else None for label, classes in zip(labels, named)]
            checked.add(test_set, labels, allowed, predictions)
        else:
            allowed = [{label} for label in labels]
        everything.add(test_set, labels, allowed, predictions)
    both = images_with_both(real)

    def is_kept(indices, pair):
        one, other = (wnids[index] for index in indices)
        if hierarchy.are_children_of_a_small_node(one, other) and pair.is_seen(2, 1, 2) and sum(pair.directions) >= 8:
            return True
        if hierarchy.is_near(one, other):
            return pair.is_seen(3, 18, 6)
        if hierarchy.are_of_two_worlds(one, other):
            return False
        is_far = hierarchy.smallest_common(one, other) <= 300
        if not is_far and not pair.is_seen(7, 40, 25):
            return False
        is_beyond_doubt = both[indices] <= 1 or (is_far and pair.is_seen(12, 60, 150))
        candidates = [checked.pairs[indices]] + ([pair] if is_beyond_doubt else [])
        return any(counted.is_mutual() and counted.is_seen(4, 25, 12) for counted in candidates)

    lines = []
    for indices, pair in everything.pairs.items():
        if is_kept(indices, pair):
            one, other = (wnids[index] for index in indices)
            directions = pair.directions if one < other else pair.directions[::-1]
            counts = (*directions, len(pair.models), len(pair.images))
            lines.append(",".join([min(one, other), max(one, other), *map(str, counts)]))
    newer = everything.image_count - checked.image_count
    print(f"# How often {len(everything.models)} published models took one class for another as their first "
          f"prediction: on {checked.image_count} ImageNet validation images (of the 20,000 of the multi-label study of "
          "2020 those whose label the ReaL annotation names as correct; a prediction that it names as well does not "
          f"count) and on {newer} ImageNetV2 images (matched-frequency, held against their label). Counted by "
          f"tools/count_look_alikes.py on {date}; which pairs are kept is said there.")
    print(FIELDS)
    print("\n".join(sorted(lines)))


main()
