// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/candidate_sources.h"

#include <QCoreApplication>
#include <QStringList>

#include "ui/widgets/figures.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr std::size_t namesShown = 40;

QString sourceWords(const char* text)
{
    return QCoreApplication::translate("vizsla::sources", text);
}

QString counted(std::uint16_t count, const char* one, const char* several)
{
    return count == 1 ? sourceWords(one) : sourceWords(several).arg(countText(count));
}

QString proposedBy(const Candidate& candidate)
{
    QStringList who;
    if (candidate.models > 0)
        who << counted(candidate.models, "1 model", "%1 models");
    if (candidate.labelers > 0)
        who << counted(candidate.labelers, "1 labeler", "%1 labelers");
    if (!who.isEmpty())
        return sourceWords("proposed by %1").arg(who.join(sourceWords(" and ")));
    if (candidate.isAdded)
        return sourceWords("added by a reviewer");
    if (candidate.isAnswer)
        return sourceWords("answered by a labeler");
    if (candidate.isSuggested)
        return sourceWords("suggested by a labeler");
    if (candidate.isFurther)
        return sourceWords("a later guess of a model");
    return sourceWords("proposed by nobody else");
}

void addNames(QString& text, const QString& title, const std::vector<Proposer>& proposers,
              const std::vector<std::size_t>& numbers)
{
    if (numbers.empty())
        return;
    QStringList names;
    for (std::size_t place = 0; place < std::min(numbers.size(), namesShown); ++place)
        names << toQString(proposers[numbers[place]].name);
    if (numbers.size() > namesShown)
        names
            << sourceWords("and %1 more").arg(countText(static_cast<qsizetype>(numbers.size() - namesShown)));
    // As rich text, so that a long line is wrapped.
    text += QStringLiteral("<p><b>%1</b> %2</p>").arg(title, escaped(names.join(QStringLiteral(", "))));
}

}  // namespace

CandidateSources sourcesOf(const ReviewBook& book, std::size_t image, const Candidate& candidate)
{
    const Proposals& proposals = book.candidates().proposals();
    const Candidates::Proposers who = book.candidates().proposers(image, candidate.label);
    CandidateSources sources{candidate.isAssigned, proposedBy(candidate), {}};
    addNames(sources.names, sourceWords("Models:"), proposals.models(), who.models);
    addNames(sources.names, sourceWords("Labelers:"), proposals.labelers(), who.labelers);
    return sources;
}

}  // namespace vizsla
