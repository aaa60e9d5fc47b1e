// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rulings/review_texts.h"

#include <QCoreApplication>

#include "ui/rulings/verdict_button.h"

namespace vizsla {

QString signedVerdict(std::optional<Verdict> verdict)
{
    return verdictSign(verdict) + QLatin1Char(' ') + verdictText(verdict);
}

Tone toneOf(std::optional<Verdict> verdict)
{
    if (verdict == Verdict::Correct)
        return Tone::Right;
    if (verdict == Verdict::Wrong)
        return Tone::Wrong;
    return verdict == Verdict::Unclear ? Tone::Unclear : Tone::Neutral;
}

QString problemWord(const std::string& problem)
{
    return problem == "false" ? QCoreApplication::translate("vizsla::problems", "Not problematic")
                              : QCoreApplication::translate("vizsla::problems", "! Problematic");
}

}  // namespace vizsla
