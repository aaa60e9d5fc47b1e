// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classes/class_details.h"

#include <QGridLayout>

#include "ui/classes/photo_strip.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int detailPhotoSide = 64;
constexpr int photoCount = 4;
constexpr std::size_t lookAlikeLimit = 4;
constexpr int ancestorLimit = 3;

}  // namespace

ClassDetails::ClassDetails(OpenStudy& study, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_names(new ElidedLabel("heading")),
      m_wnid(styledLabel("small")),
      m_gloss(new ElidedLabel("quiet")),
      m_kinds(new QLabel),
      m_lookAlikes(new QLabel),
      m_photos(new PhotoStrip(study, detailPhotoSide, photoCount))
{
    m_names->setObjectName(QStringLiteral("selectedClass"));
    m_wnid->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QLabel* links : {m_kinds, m_lookAlikes}) {
        links->setTextFormat(Qt::RichText);
        links->setFocusPolicy(Qt::NoFocus);
        connect(links, &QLabel::linkActivated, this, [this](const QString& target) {
            if (const auto node = m_study.hierarchy.find(target.toStdString()))
                Q_EMIT nodeClicked(*node);
        });
    }
    // Long lines give way before the photographs do, and no text changes the height of the panel.
    m_gloss->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_kinds->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_lookAlikes->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_photos->setAlignment(Qt::AlignRight);

    auto* title = new QHBoxLayout;
    title->setSpacing(2 * spacingStep);
    title->addWidget(m_names);
    title->addWidget(m_wnid);
    title->addWidget(m_kinds, 1);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(4 * spacingStep);
    layout->setVerticalSpacing(1);
    layout->addLayout(title, 0, 0);
    layout->addWidget(m_gloss, 1, 0);
    layout->addWidget(m_lookAlikes, 2, 0);
    layout->addWidget(m_photos, 0, 1, 3, 1, Qt::AlignRight | Qt::AlignVCenter);
    layout->setColumnStretch(0, 1);
    setFixedHeight(detailPhotoSide + 2);
    clear();
}

void ClassDetails::clear()
{
    m_node.reset();
    m_names->setText(tr("No class selected"));
    m_wnid->clear();
    m_gloss->setText(tr("Type a name, or browse the hierarchy."));
    m_kinds->clear();
    m_lookAlikes->clear();
    m_photos->clear();
}

void ClassDetails::show(NodeId node)
{
    m_node = node;
    const Synset& synset = m_study.hierarchy.synset(node);
    m_names->setText(QString::fromStdString(joinedNames(synset)));
    m_wnid->setText(QString::fromStdString(synset.wnid));
    m_gloss->setText(QString::fromStdString(synset.gloss));
    m_kinds->setText(kindsLine(node));
    if (!m_study.hierarchy.isClass(node)) {
        m_gloss->setText(tr("Holds %1: choose one of them, this is not a class itself.")
                             .arg(classCountText(static_cast<int>(m_study.hierarchy.classesBelow(node).size()))));
        m_lookAlikes->clear();
        m_photos->clear();
        return;
    }
    m_lookAlikes->setText(lookAlikesLine(node));
    m_photos->setClass(synset.wnid);
}

QString ClassDetails::link(NodeId node) const
{
    const Synset& synset = m_study.hierarchy.synset(node);
    return QStringLiteral("<a style='text-decoration:none; color:%3' href='%1'>%2</a>")
        .arg(escaped(QString::fromStdString(synset.wnid)), escaped(toQString(vizsla::mainName(synset))),
             coloursFor(palette()).accentText.name());
}

QString ClassDetails::kindsLine(NodeId node) const
{
    QStringList parents;
    for (const NodeId parent : m_study.hierarchy.parents(node)) {
        if (parents.size() < ancestorLimit)
            parents.append(link(parent));
    }
    return parents.isEmpty() ? QString() : tr("· kind of %1").arg(parents.join(QStringLiteral(", ")));
}

QString ClassDetails::lookAlikesLine(NodeId node) const
{
    std::vector<NodeId> others;
    for (const std::string& wnid : m_study.guide().lookAlikes(m_study.hierarchy.synset(node).wnid)) {
        if (const auto other = m_study.hierarchy.find(wnid))
            others.push_back(*other);
    }
    // The guide knows best; neighbours in the hierarchy fill the line up.
    for (const NodeId other : m_study.hierarchy.nearestClasses(node, lookAlikeLimit)) {
        if (std::ranges::find(others, other) == others.end())
            others.push_back(other);
    }
    others.resize(std::min(others.size(), lookAlikeLimit));
    QStringList links;
    for (const NodeId other : others)
        links.append(link(other));
    return links.isEmpty() ? QString() : tr("Looks like %1").arg(links.join(QStringLiteral(" · ")));
}

}  // namespace vizsla
