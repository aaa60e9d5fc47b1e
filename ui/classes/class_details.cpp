// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classes/class_details.h"

#include <QEvent>
#include <QGridLayout>

#include "core/guide/look_alikes.h"
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
constexpr std::size_t lookAlikeLimit = 5;
constexpr std::size_t ancestorLimit = 3;
constexpr int titleGap = 2 * spacingStep;
constexpr int photosGap = 4 * spacingStep;
constexpr QLatin1String kindSeparator(", ");

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
    m_kinds->setObjectName(QStringLiteral("kinds"));
    m_wnid->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QLabel* links : {m_kinds, m_lookAlikes}) {
        links->setTextFormat(Qt::RichText);
        links->setFocusPolicy(Qt::NoFocus);
        links->installEventFilter(this);
        connect(links, &QLabel::linkActivated, this, [this](const QString& target) {
            if (const auto node = m_study.hierarchy.find(target.toStdString()))
                Q_EMIT nodeClicked(*node);
        });
    }
    // Glosses and look-alikes give way before the photographs do, and no text changes the height of the
    // panel.
    m_gloss->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_kinds->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_lookAlikes->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_photos->setAlignment(Qt::AlignRight);

    auto* title = new QHBoxLayout;
    title->setSpacing(titleGap);
    title->addWidget(m_names);
    title->addWidget(m_wnid);
    title->addWidget(m_kinds, 1);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(photosGap);
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
    m_kindLinks.clear();
    m_alikeLinks.clear();
    m_photos->clear();
    fitAll();
}

void ClassDetails::setTellsWhy(bool tells)
{
    m_photos->setTellsWhy(tells);
}

void ClassDetails::show(NodeId node)
{
    m_node = node;
    const Synset& synset = m_study.hierarchy.synset(node);
    m_names->setText(QString::fromStdString(joinedNames(synset)));
    m_wnid->setText(QString::fromStdString(synset.wnid));
    m_gloss->setText(QString::fromStdString(synset.gloss));
    m_kindLinks.clear();
    for (const NodeId parent : m_study.hierarchy.parents(node)) {
        if (m_kindLinks.size() < ancestorLimit)
            m_kindLinks.push_back(parent);
    }
    m_alikeLinks.clear();
    if (!m_study.hierarchy.isClass(node)) {
        m_gloss->setText(
            tr("Holds %1: choose one of them, this is not a class itself.")
                .arg(classCountText(static_cast<int>(m_study.hierarchy.classesBelow(node).size()))));
        m_photos->clear();
        fitAll();
        return;
    }
    m_alikeLinks = lookAlikes(node);
    m_photos->setClass(synset.wnid);
    fitAll();
}

/// Name, wnid and kinds come first; photographs have what they leave.
void ClassDetails::fitAll()
{
    m_photos->fitInto(width() - titleWidth() - photosGap);
    fitLinks();
}

QString ClassDetails::kindsWords() const
{
    return tr("· kind of %1");
}

int ClassDetails::titleWidth() const
{
    const QString kinds = kindsWords().arg(namesOf(m_kindLinks).join(kindSeparator));
    return m_names->sizeHint().width() + titleGap + m_wnid->sizeHint().width() + titleGap +
           (m_kindLinks.empty() ? 0 : m_kinds->fontMetrics().horizontalAdvance(kinds) + 1);
}

QStringList ClassDetails::namesOf(const std::vector<NodeId>& nodes) const
{
    QStringList names;
    for (const NodeId node : nodes)
        names.append(toQString(vizsla::mainName(m_study.hierarchy.synset(node))));
    return names;
}

void ClassDetails::resizeEvent(QResizeEvent* event)
{
    fitAll();
    QWidget::resizeEvent(event);
}

void ClassDetails::fitLinks()
{
    fit(*m_kinds, kindsWords(), m_kindLinks, kindSeparator);
    fit(*m_lookAlikes, tr("Looks like %1"), m_alikeLinks, QStringLiteral(" · "));
}

/// As many links as have room, and all of them in the tooltip where some have none.
void ClassDetails::fit(QLabel& label, const QString& words, const std::vector<NodeId>& nodes,
                       const QString& separator) const
{
    QStringList names = namesOf(nodes);
    QStringList links;
    for (const NodeId node : nodes)
        links.append(link(node));
    const QString whole = words.arg(names.join(separator));
    const auto widthOf = [&label](const QString& text) {
        return label.fontMetrics().horizontalAdvance(text);
    };
    const bool isCut = !names.isEmpty() && widthOf(whole) > label.width();
    const QString rest = isCut ? QStringLiteral(" …") : QString();
    while (!names.isEmpty() && widthOf(words.arg(names.join(separator)) + rest) > label.width()) {
        names.removeLast();
        links.removeLast();
    }
    label.setToolTip(isCut ? whole : QString());
    label.setText(links.isEmpty() ? rest.trimmed() : QString(words.arg(links.join(separator)) + rest));
}

bool ClassDetails::eventFilter(QObject* watched, QEvent* event)
{
    // The room changes with the width of the page and of the names beside.
    if (event->type() == QEvent::Resize)
        fitLinks();
    return QWidget::eventFilter(watched, event);
}

QString ClassDetails::link(NodeId node) const
{
    const Synset& synset = m_study.hierarchy.synset(node);
    return QStringLiteral("<a style='text-decoration:none; color:%3' href='%1'>%2</a>")
        .arg(escaped(QString::fromStdString(synset.wnid)), escaped(toQString(vizsla::mainName(synset))),
             coloursFor(palette()).accentText.name());
}

std::vector<NodeId> ClassDetails::lookAlikes(NodeId node) const
{
    std::vector<NodeId> others;
    for (const LookAlike& other : m_study.lookAlikes().of(node, lookAlikeLimit))
        others.push_back(other.node);
    return others;
}

}  // namespace vizsla
