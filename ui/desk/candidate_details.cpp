// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/candidate_details.h"

#include <QHBoxLayout>

#include "ui/classes/photo_strip.h"
#include "ui/settings/key_map.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int candidatePhotoSide = 58;
constexpr int photoCount = 6;
constexpr int glossLines = 2;

}  // namespace

CandidateDetails::CandidateDetails(OpenStudy& study, const KeyMap& keys, QWidget* parent)
    : QFrame(parent),
      m_study(study),
      m_keys(keys),
      m_gloss(styledLabel("small")),
      m_photos(new PhotoStrip(study, candidatePhotoSide, photoCount)),
      m_guide(new KeyButton(tr("Guide")))
{
    setProperty("role", "drawer");
    m_gloss->setWordWrap(true);
    m_gloss->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_gloss->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_gloss->ensurePolished();
    m_gloss->setFixedHeight(glossLines * m_gloss->fontMetrics().lineSpacing());
    m_guide->setObjectName(QStringLiteral("candidateGuide"));
    m_guide->setProperty("density", "compact");
    m_guide->setFocusPolicy(Qt::NoFocus);
    connect(m_guide, &QPushButton::clicked, this, &CandidateDetails::guideWanted);
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * spacingStep);
    row->addWidget(m_photos);
    row->addStretch(1);
    row->addWidget(m_guide, 0, Qt::AlignBottom);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 2 * spacingStep, 14, 2 * spacingStep);
    layout->setSpacing(spacingStep);
    layout->addWidget(m_gloss);
    layout->addLayout(row);
    const auto showKey = [this] { m_guide->setKey(m_keys.key(KeyAction::CandidateGuide)); };
    connect(&m_keys, &KeyMap::changed, this, showKey);
    showKey();
}

void CandidateDetails::clear()
{
    m_wnid.clear();
    m_gloss->clear();
    m_photos->clear();
}

void CandidateDetails::show(const std::string& wnid)
{
    if (wnid == m_wnid)
        return;
    m_wnid = wnid;
    const auto node = m_study.hierarchy.find(wnid);
    const QString gloss = node ? toQString(m_study.hierarchy.synset(*node).gloss) : QString();
    m_gloss->setText(gloss);
    m_gloss->setToolTip(QStringLiteral("<p>%1</p>").arg(escaped(gloss)));
    m_photos->setClass(wnid);
    const GuidePage* page = m_study.guide().pageAbout(wnid);
    m_guide->setToolTip(page ? tr("The guide: %1").arg(toQString(page->title))
                             : tr("The guide at this class; it has no page of its own"));
}

}  // namespace vizsla
