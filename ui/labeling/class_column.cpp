// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/class_column.h"

#include <QVBoxLayout>

#include "core/taxonomy/class_names.h"
#include "ui/classes/photo_strip.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int moreCount = 3;
constexpr int gap = 5;
constexpr int sentenceHeight = 12 * spacingStep;

}  // namespace

QString classLink(const OpenStudy& study, const std::string& wnid, const QPalette& palette)
{
    return QStringLiteral("<a style='text-decoration:none; color:%3' href='%1'>%2</a>")
        .arg(escaped(toQString(wnid)), escaped(toQString(distinctName(study.hierarchy, wnid))),
             coloursFor(palette).accentText.name());
}

ClassColumn::ClassColumn(OpenStudy& study, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_photo(new PhotoStrip(study, sentenceHeight, 1)),
      m_more(new PhotoStrip(study, sentenceHeight, moreCount, 1)),
      m_name(styledLabel("strong")),
      m_gloss(styledLabel("quiet"))
{
    for (QLabel* label : {m_name, m_gloss})
        label->setWordWrap(true);
    m_name->setTextFormat(Qt::RichText);
    m_gloss->setTextFormat(Qt::PlainText);
    m_gloss->setObjectName(QStringLiteral("gloss"));
    // Why there are none the class panel tells.
    m_photo->setTellsWhy(false);
    // What the column shows never makes it wider.
    for (PhotoStrip* photos : {m_photo, m_more})
        photos->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    for (QLabel* label : {m_name, m_gloss})
        label->setMinimumWidth(1);
    connect(m_name, &QLabel::linkActivated, this, &ClassColumn::classClicked);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addWidget(m_photo);
    layout->addWidget(m_more);
    layout->addWidget(m_name);
    layout->addWidget(m_gloss);
    layout->addStretch(1);
}

void ClassColumn::setClass(const std::string& wnid)
{
    m_photo->setClass(wnid);
    m_more->setClass(wnid);
    m_more->setVisible(m_more->photoCount() > 0);
    m_name->setText(classLink(m_study, wnid, palette()));
    const auto node = m_study.hierarchy.find(wnid);
    m_gloss->setText(node ? toQString(m_study.hierarchy.synset(*node).gloss) : QString());
    m_gloss->setVisible(!m_gloss->text().isEmpty());
}

void ClassColumn::setSide(int side)
{
    setMaximumWidth(side);
    m_photo->setSide(m_photo->photoCount() > 0 ? side : sentenceHeight);
    m_more->setSide((side - (moreCount - 1) * gap) / moreCount);
}

}  // namespace vizsla
