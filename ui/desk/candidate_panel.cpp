// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/candidate_panel.h"

#include <QVBoxLayout>

#include "ui/desk/candidate_details.h"
#include "ui/desk/candidate_list.h"
#include "ui/rulings/effect_line.h"
#include "ui/settings/key_map.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int headMargin = 4;
constexpr int panelMargin = 14;
/// In less than that the candidates have the room of what is told of the current one.
constexpr int roomForDetails = 400;

}  // namespace

CandidatePanel::CandidatePanel(OpenStudy& study, const KeyMap& keys, QWidget* parent)
    : QFrame(parent),
      m_study(study),
      m_keys(keys),
      m_count(new ElidedLabel("strong")),
      m_blind(new ElidedLabel("small")),
      m_list(new CandidateList(keys)),
      m_details(new CandidateDetails(study, keys)),
      m_effect(new EffectLine(keys)),
      m_restWrong(new KeyButton(tr("All unreviewed wrong"))),
      m_assignedCorrect(new KeyButton(tr("Assigned label correct")))
{
    setProperty("role", "aside");
    m_count->setObjectName(QStringLiteral("candidateCount"));
    m_blind->setObjectName(QStringLiteral("blind"));
    m_restWrong->setObjectName(QStringLiteral("restWrong"));
    m_assignedCorrect->setObjectName(QStringLiteral("assignedCorrect"));
    m_restWrong->setToolTip(tr("Set all unreviewed candidates of this image to wrong"));
    m_assignedCorrect->setToolTip(
        tr("Set the label that the test set gives this image to correct; shows which it is"));
    build();
    connect(m_restWrong, &QPushButton::clicked, this, &CandidatePanel::restWrongWanted);
    connect(m_assignedCorrect, &QPushButton::clicked, this, &CandidatePanel::assignedCorrectWanted);
    connect(m_details, &CandidateDetails::guideWanted, this, &CandidatePanel::guideWanted);
    connect(m_list, &CandidateList::currentChanged, this, [this] {
        const ClassIndex current = m_list->current();
        if (current == noClass)
            m_details->clear();
        else
            m_details->show(m_study.hierarchy.synset(m_study.hierarchy.classNode(current)).wnid);
    });
    connect(&m_keys, &KeyMap::changed, this, &CandidatePanel::showKeys);
    showKeys();
}

void CandidatePanel::build()
{
    // One below the other, whatever they say: a ruling must move nothing.
    auto* head = new QVBoxLayout;
    head->setContentsMargins(panelMargin, headMargin, panelMargin, headMargin);
    head->setSpacing(0);
    head->addWidget(m_count);
    head->addWidget(m_blind);
    auto* actions = new FlowLayout;
    actions->setContentsMargins(panelMargin, 2 * spacingStep, panelMargin, 2 * spacingStep);
    actions->setSpacing(2 * spacingStep);
    for (KeyButton* button : {m_restWrong, m_assignedCorrect}) {
        button->setProperty("density", "compact");
        button->setFocusPolicy(Qt::NoFocus);
        actions->addWidget(button);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(rule());
    layout->addWidget(m_list, 1);
    layout->addWidget(m_details);
    layout->addWidget(rule());
    layout->addSpacing(spacingStep);
    layout->addWidget(m_effect);
    layout->addLayout(actions);
}

void CandidatePanel::showKeys()
{
    m_restWrong->setKey(m_keys.key(KeyAction::RestWrong));
    m_assignedCorrect->setKey(m_keys.key(KeyAction::AssignedCorrect));
}

QSize CandidatePanel::minimumSizeHint() const
{
    const int details = m_details->isHidden() ? 0 : m_details->minimumSizeHint().height();
    return QFrame::minimumSizeHint() - QSize(0, details);
}

void CandidatePanel::resizeEvent(QResizeEvent* event)
{
    m_details->setVisible(height() >= roomForDetails);
    QFrame::resizeEvent(event);
}

void CandidatePanel::startAnew()
{
    m_list->startAnew();
    m_details->clear();
    m_effect->clear();
}

void CandidatePanel::showImage(const ReviewBook& book, std::uint32_t reviewer, std::size_t image)
{
    std::vector<ShownCandidate> shown;
    std::size_t unreviewed = 0;
    // By class, which says nothing about who proposed them.
    for (const Candidate& candidate : book.candidates().of(image)) {
        const Synset& synset = m_study.hierarchy.synset(m_study.hierarchy.classNode(candidate.label));
        const auto verdict = book.verdict(reviewer, image, candidate.label);
        unreviewed += verdict ? 0 : 1;
        ShownCandidate& one = shown.emplace_back(
            ShownCandidate{candidate.label, toQString(joinedNames(synset)), toQString(synset.wnid),
                           toQString(synset.gloss), verdict, std::nullopt});
        if (verdict || book.areSourcesOpen())
            one.sources = sourcesOf(book, image, candidate);
    }
    m_list->show(shown);
    m_restWrong->setEnabled(unreviewed > 0);
    showHead(book, shown.size(), unreviewed);
}

void CandidatePanel::showHead(const ReviewBook& book, std::size_t candidates, std::size_t unreviewed)
{
    const QString count = candidates == 1
                              ? tr("1 candidate")
                              : tr("%1 candidates").arg(countText(static_cast<qsizetype>(candidates)));
    const QString left = countText(static_cast<qsizetype>(unreviewed));
    m_count->setText(unreviewed == 0 ? tr("%1, all ruled").arg(count)
                                     : tr("%1, %2 unreviewed").arg(count, left));
    m_blind->setText(book.areSourcesOpen() ? tr("who proposed them is open to all")
                     : unreviewed > 0      ? tr("who proposed them is hidden until ruled")
                                           : QString());
}

}  // namespace vizsla
