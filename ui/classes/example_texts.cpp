// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classes/example_texts.h"

#include <QCoreApplication>
#include <QStringList>

#include "core/labeling/example_photos.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

using Missing = ExamplePhotos::Missing;

constexpr std::size_t mostNames = 3;

QString words(const char* text)
{
    return QCoreApplication::translate("vizsla::examples", text);
}

QString reason(Missing missing)
{
    switch (missing) {
        case Missing::Unreadable:
            return words("No example photographs: the study cannot be read.");
        case Missing::NoPhotographs:
            return words("No example photographs: the image files of this study are not here.");
        case Missing::InTest:
            return words("No example photographs: without those of sealed tests, some class has none left.");
        case Missing::SealedTests:
            return words(
                "No example photographs: those of sealed tests are not shown, and too few are left.");
        case Missing::OneEach:
            break;
    }
    return words("No example photographs: one of each class is always held back, and there are no more.");
}

QString remedy(Missing missing, const std::vector<std::string>& sealedTests)
{
    switch (missing) {
        case Missing::Unreadable:
            return {};
        case Missing::NoPhotographs:
            return words("They appear once the coordinator imports the folder of the images.");
        case Missing::OneEach:
            return words("They appear once there are more photographs of a class.");
        case Missing::InTest:
        case Missing::SealedTests:
            break;
    }
    QStringList names;
    for (const std::string& name : sealedTests)
        names << QStringLiteral("“%1”").arg(toQString(name));
    return sealedTests.size() > mostNames
               ? words(
                     "They appear once the coordinator opens the results of the sealed tests, or adds "
                     "photographs.")
               : words("They appear once the coordinator opens the results of %1, or adds photographs.")
                     .arg(names.join(QStringLiteral(", ")));
}

}  // namespace

QString noExamplesText(ExamplePhotos& examples)
{
    const auto missing = examples.missing();
    return missing ? reason(*missing) : QString();
}

QString noExamplesWholeText(ExamplePhotos& examples)
{
    const auto missing = examples.missing();
    if (!missing)
        return {};
    return QStringLiteral("%1 %2").arg(reason(*missing), remedy(*missing, examples.sealedTests())).trimmed();
}

QString heldBackText(const ExamplePhotos& examples)
{
    return examples.isTraining() ? words(
                                       "Photographs of images that are still to come in this task are held "
                                       "back. Those held back for "
                                       "skipped images return once you have answered them.")
                                 : QString();
}

}  // namespace vizsla
