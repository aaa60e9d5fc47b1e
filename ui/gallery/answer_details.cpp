// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/answer_details.h"

#include <QVBoxLayout>

#include "core/store/annotation_repository.h"
#include "core/store/study_file.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/durations.h"

namespace vizsla {

namespace {

QLabel* verdictBadge(Verdict verdict)
{
    switch (verdict) {
        case Verdict::Correct:
            return badge(AnswerDetails::tr("✓ correct"), Tone::Right);
        case Verdict::Wrong:
            return badge(AnswerDetails::tr("✕ wrong"), Tone::Wrong);
        case Verdict::Unclear:
            return badge(AnswerDetails::tr("? unclear"), Tone::Unclear);
        case Verdict::DontKnow:
            break;
    }
    return badge(AnswerDetails::tr("don't know"));
}

}  // namespace

AnswerDetails::AnswerDetails(OpenStudy& study, QWidget* parent) : QScrollArea(parent), m_study(study)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
}

void AnswerDetails::show(const GalleryEntry& entry, bool showsTruth)
{
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    m_layout = new QVBoxLayout(content);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(spacingStep);
    if (showsTruth) {
        showTruth(entry);
    } else {
        addSection(tr("Answered"));
        addClass(entry.answeredWnid, std::nullopt, true);
    }
    addSection(tr("Time"));
    addText("", durationText(entry.duration));
    m_layout->addStretch(1);
    setWidget(content);
}

void AnswerDetails::showTruth(const GalleryEntry& entry)
{
    const auto read = AnnotationRepository(*m_study.file).ofImage(entry.image.id);
    const MultiLabelAnnotation annotation = read.value_or(MultiLabelAnnotation{});
    if (!read)
        addText("problem", toneSign(Tone::Wrong) + QLatin1Char(' ') + toQString(read.error().message));
    if (entry.mark) {
        auto* judgement =
            styledLabel("judgement", signOf(*entry.mark) + QLatin1Char(' ') + wordOf(*entry.mark));
        setTone(judgement, toneOf(*entry.mark));
        m_layout->addWidget(judgement, 0, Qt::AlignLeft);
    }
    if (entry.mark == GalleryEntry::Mark::LeftOut)
        addText("small", entry.image.problematic ? tr("The image is problematic and counts for nobody.")
                                                 : tr("No class is ruled correct for this image yet."));
    if (entry.mark == GalleryEntry::Mark::NotAnswered) {
        addText("small", tr("The time was up. It counts neither as right nor as wrong."));
    } else {
        addSection(tr("Answered"));
        addClass(entry.answeredWnid, annotation.verdictOn(entry.answeredWnid), true);
    }
    addSection(tr("Assigned label"));
    if (entry.image.assignedWnid == entry.answeredWnid)
        addText("", tr("the same"));
    else
        addClass(entry.image.assignedWnid, annotation.verdictOn(entry.image.assignedWnid), true);
    addReviewed(entry, annotation);
}

void AnswerDetails::addReviewed(const GalleryEntry& entry, const MultiLabelAnnotation& annotation)
{
    addSection(tr("Reviewed labels"));
    bool others = false;
    for (const MultiLabelAnnotation::Ruling& ruling : annotation.rulings) {
        if (ruling.wnid == entry.answeredWnid || ruling.wnid == entry.image.assignedWnid)
            continue;
        addClass(ruling.wnid, ruling.verdict, false);
        others = true;
    }
    if (annotation.rulings.empty())
        addText("quiet", tr("not reviewed yet"));
    else if (!others)
        addText("quiet", tr("no others"));
}

void AnswerDetails::addSection(const QString& title)
{
    if (!m_layout->isEmpty())
        m_layout->addSpacing(3 * spacingStep);
    addText("small", title);
}

void AnswerDetails::addClass(const std::string& wnid, std::optional<Verdict> verdict, bool withGloss)
{
    auto* names = styledLabel("strong", m_study.names(wnid));
    names->setWordWrap(true);
    names->setToolTip(QString::fromStdString(wnid));
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * spacingStep);
    row->addWidget(names, 1);
    if (verdict)
        row->addWidget(verdictBadge(*verdict), 0, Qt::AlignTop);
    m_layout->addLayout(row);
    if (const auto node = m_study.hierarchy.find(wnid); node && withGloss)
        addText("small", QString::fromStdString(m_study.hierarchy.synset(*node).gloss));
}

void AnswerDetails::addText(const char* role, const QString& text)
{
    auto* label = styledLabel(role, text);
    label->setWordWrap(true);
    m_layout->addWidget(label);
}

}  // namespace vizsla
