// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tasks/task_texts.h"

#include <QCoreApplication>
#include <QLocale>

#include "core/clock.h"

#include "ui/widgets/counts.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/local_day.h"

namespace vizsla {

namespace {

constexpr Micros firstToldInMinutes = 5 * oneMinute;

QString translate(const char* text)
{
    return QCoreApplication::translate("vizsla::TaskTexts", text);
}

}  // namespace

QString limitText(Micros limit)
{
    const QLocale locale;
    if (limit % oneMinute == Micros::zero() && limit >= firstToldInMinutes)
        return translate("%1 min").arg(locale.toString(limit / oneMinute));
    return translate("%1 s").arg(locale.toString(std::chrono::duration<double>(limit).count(), 'g', 6));
}

QString filesText(int present, int count)
{
    if (present >= count)
        return {};
    const QString counted = count == 1 ? translate("%1 of %2 has a file") : translate("%1 of %2 have files");
    return translate("%1: add them with File › Import…")
        .arg(counted.arg(QLocale().toString(present), imageCountText(count)));
}

QString chosenText(const TaskImages& images, int partSize)
{
    const QLocale locale;
    Task task;
    task.imageCount = images.count();
    task.partSize = partSize;
    const QString total =
        imageCountText(task.imageCount) + QStringLiteral(", ") + partCountText(task.partCount());
    QStringList shares;
    for (const TaskImages::Share& share : images.shares) {
        const auto chosen = static_cast<qlonglong>(share.imageIds.size());
        const auto available = static_cast<qlonglong>(share.available);
        const QString number =
            chosen == available
                ? locale.toString(chosen)
                : translate("%1 of %2").arg(locale.toString(chosen), locale.toString(available));
        shares.append(number + QLatin1Char(' ') + toQString(share.testSet));
    }
    return shares.join(QStringLiteral(" + ")) + QStringLiteral(" = ") + total;
}

QString sealedTestsText(const std::vector<std::string>& tests)
{
    QStringList names;
    for (const std::string& name : tests)
        names << QStringLiteral("“%1”").arg(toQString(name));
    return tests.size() == 1 ? translate("the sealed test %1").arg(names.front())
                             : translate("the sealed tests %1").arg(names.join(QStringLiteral(", ")));
}

QString rulesText(const Task& task)
{
    const TaskRules usual;
    const TaskRules& rules = task.rules;
    QStringList parts;
    if (rules.imageLimit)
        parts.append(translate("%1 an image").arg(limitText(*rules.imageLimit)));
    if (rules.sessionLimit)
        parts.append(translate("%1 a part").arg(limitText(*rules.sessionLimit)));
    if (rules.breakEvery)
        parts.append(translate("a break every %1").arg(limitText(*rules.breakEvery)));
    if (rules.idleAfter != usual.idleAfter)
        parts.append(translate("idle after %1").arg(limitText(rules.idleAfter)));
    if (!rules.pausesAllowed)
        parts.append(translate("no pauses"));
    if (!rules.guideAllowed)
        parts.append(translate("guide off"));
    if (rules.externalAllowed && task.mode == Mode::Test)
        parts.append(translate("external resources allowed"));
    if (rules.correctionsAllowed)
        parts.append(translate("corrections allowed"));
    return parts.join(QStringLiteral(" · "));
}

QString resultsText(const Task& task, bool isSealed)
{
    if (task.mode == Mode::Training)
        return {};
    if (isSealed)
        return translate("results sealed");
    if (!task.resultsOpenedAt)
        return translate("results open");
    const QDate day = localTime(*task.resultsOpenedAt).date();
    return translate("results open since %1").arg(QLocale().toString(day, QLocale::ShortFormat));
}

}  // namespace vizsla
