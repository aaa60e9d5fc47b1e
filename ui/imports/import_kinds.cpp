// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/imports/import_kinds.h"

#include <QCoreApplication>

namespace vizsla {

namespace {

constexpr ImportKind kinds[] = {
    ImportKind::TestSet,         ImportKind::Images,   ImportKind::Predictions,
    ImportKind::RealAnnotations, ImportKind::Verdicts, ImportKind::MultiLabelAnnotations,
    ImportKind::HumanAccuracy,
};

struct Words
{
    const char* name;
    const char* explanation;
};

constexpr Words wordsOf(ImportKind kind)
{
    switch (kind) {
        case ImportKind::TestSet:
            return {QT_TRANSLATE_NOOP("vizsla::ImportKind", "A test set"),
                    QT_TRANSLATE_NOOP(
                        "vizsla::ImportKind",
                        "Images and their assigned labels: .json as ImageNetV2 has it, .csv with image "
                        "and wnid, or a folder with a folder for each class")};
        case ImportKind::Images:
            return {QT_TRANSLATE_NOOP("vizsla::ImportKind", "Image files of a test set"),
                    QT_TRANSLATE_NOOP(
                        "vizsla::ImportKind",
                        "A folder, which stays where it is, or a .tar (also packed) or .zip, which is "
                        "unpacked beside the study")};
        case ImportKind::Predictions:
            return {QT_TRANSLATE_NOOP("vizsla::ImportKind", "Predictions of models"),
                    QT_TRANSLATE_NOOP(
                        "vizsla::ImportKind",
                        ".npy or .csv, one file a model, or a folder of them; a model that is there "
                        "already is replaced")};
        case ImportKind::RealAnnotations:
            return {
                QT_TRANSLATE_NOOP("vizsla::ImportKind", "Multi-label annotations: ReaL"),
                QT_TRANSLATE_NOOP(
                    "vizsla::ImportKind",
                    "real.json, the correct classes of the ImageNet validation images; it comes beside the "
                    "annotations that are there")};
        case ImportKind::MultiLabelAnnotations:
            return {QT_TRANSLATE_NOOP("vizsla::ImportKind", "Multi-label annotations: human accuracy"),
                    QT_TRANSLATE_NOOP("vizsla::ImportKind",
                                      "human_accuracy_v3.0.0.json, the annotations of ImageNet and "
                                      "ImageNetV2; they come beside "
                                      "those that are there")};
        case ImportKind::Verdicts:
            return {QT_TRANSLATE_NOOP("vizsla::ImportKind", "Verdicts of reviewers"),
                    QT_TRANSLATE_NOOP("vizsla::ImportKind", ".csv with reviewer, image, wnid and verdict")};
        case ImportKind::HumanAccuracy:
            break;
    }
    return {QT_TRANSLATE_NOOP("vizsla::ImportKind", "Published answers of people"),
            QT_TRANSLATE_NOOP(
                "vizsla::ImportKind",
                "human_accuracy.pickle, the answers and annotations; it is read as data, nothing in "
                "it is executed")};
}

QString translate(const char* text)
{
    return QCoreApplication::translate("vizsla::ImportKind", text);
}

}  // namespace

std::span<const ImportKind> importKinds()
{
    return kinds;
}

QString nameOf(ImportKind kind)
{
    return translate(wordsOf(kind).name);
}

QString explanationOf(ImportKind kind)
{
    return translate(wordsOf(kind).explanation);
}

QString importFilter()
{
    return translate(
        "Files to import (*.npy *.csv *.json *.pickle *.pkl *.zip *.tar *.tgz *.txz *.gz *.xz *.zst "
        "*.bz2);;All files (*)");
}

}  // namespace vizsla
