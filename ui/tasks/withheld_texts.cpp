// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/withheld_texts.h"

#include <QCoreApplication>
#include <QLabel>
#include <QStringList>

#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("vizsla::withheld", text);
}

}  // namespace

QString withheldText(const WithheldImages& withheld)
{
    return withheldText(withheld, withheld.count());
}

QString withheldText(const WithheldImages& withheld, std::size_t count)
{
    if (count == 0)
        return {};
    const bool isOneTest = withheld.tests().size() == 1;
    if (count == 1)
        return isOneTest ? words("1 image is withheld: it is in a test that is still to be sat.")
                         : words("1 image is withheld: it is in tests that are still to be sat.");
    const QString text = isOneTest
                             ? words("%1 images are withheld: they are in a test that is still to be sat.")
                             : words("%1 images are withheld: they are in tests that are still to be sat.");
    return text.arg(countText(static_cast<qsizetype>(count)));
}

QString withheldEndText(const WithheldImages& withheld)
{
    QStringList names;
    for (const std::string& name : withheld.tests())
        names << QStringLiteral("“%1”").arg(toQString(name));
    return words(
               "The images of %1 appear here once the coordinator opens its results, or names who sits it "
               "and leaves you out.")
        .arg(names.join(QStringLiteral(", ")));
}

void showWithheld(QLabel* label, const WithheldImages& withheld, std::size_t count)
{
    label->setText(count > 0 ? withheldText(withheld, count) + QLatin1Char(' ') + withheldEndText(withheld)
                             : QString());
    label->setVisible(count > 0);
}

}  // namespace vizsla
