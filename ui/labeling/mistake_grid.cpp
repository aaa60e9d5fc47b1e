// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/mistake_grid.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "core/taxonomy/class_names.h"
#include "ui/images/paint_photo.h"
#include "ui/study/open_study.h"
#include "ui/study/search_results_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counts.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"

namespace vizsla {

namespace {

constexpr int photoSide = 152;
constexpr std::size_t mostCards = 12;

QString namesOf(const OpenStudy& study, const std::vector<std::string>& wnids)
{
    QStringList names;
    for (const std::string& wnid : wnids)
        names.append(toQString(distinctName(study.hierarchy, wnid)));
    return names.join(QStringLiteral(", "));
}

}  // namespace

MistakeCard::MistakeCard(OpenStudy& study, const Mistake& mistake, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_file(mistake.image.file.string()),
      m_answered(toQString(distinctName(study.hierarchy, mistake.answeredWnid))),
      m_right(namesOf(study, mistake.rightWnids))
{
    setObjectName(QStringLiteral("mistake"));
    const QString sentence = m_right.isEmpty()
                                 ? tr("You said %1. No label was ruled correct.").arg(m_answered)
                                 : tr("You said %1. Right would have been %2.").arg(m_answered, m_right);
    setToolTip(sentence);
    setAccessibleName(sentence);
    connect(&study.images, &ImageLoader::loaded, this, [this](const QString& file, const QSize& bound) {
        if (bound == thumbnailBound && file == QString::fromStdString(m_file))
            update();
    });
}

int MistakeCard::lineHeight() const
{
    return fontMetrics().height() + spacingStep / 2;
}

QSize MistakeCard::sizeHint() const
{
    return {photoSide, photoSide + spacingStep + 2 * lineHeight()};
}

void MistakeCard::paintEvent(QPaintEvent*)
{
    const Colours& colours = coloursFor(palette());
    QPainter painter(this);
    const DecodedImage* photo = m_file.empty() ? nullptr : m_study.images.load(m_file, thumbnailBound);
    paintSquarePhoto(painter, {0, 0, photoSide, photoSide}, photo ? photo->image : QImage(), colours.hover);
    const auto line = [&](int number, const QColor& ink, Tone tone, const QString& text) {
        const QRect area(0, photoSide + spacingStep + number * lineHeight(), photoSide, lineHeight());
        painter.setPen(ink);
        const QString whole = toneSign(tone) + QLatin1Char(' ') + text;
        painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(whole, Qt::ElideRight, photoSide));
    };
    line(0, colours.wrong, Tone::Wrong, m_answered);
    if (!m_right.isEmpty())
        line(1, colours.right, Tone::Right, m_right);
}

MistakeGrid::MistakeGrid(OpenStudy& study, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_title(styledLabel("strong")),
      m_more(styledLabel("small"))
{
    setObjectName(QStringLiteral("mistakes"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacingStep);
    layout->addWidget(m_title);
    layout->addWidget(m_more);
}

void MistakeGrid::show(const std::vector<Mistake>& mistakes)
{
    delete m_cards;
    m_cards = new QWidget;
    auto* cards = new FlowLayout(m_cards);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(4 * spacingStep);
    const std::size_t shown = std::min(mistakes.size(), mostCards);
    for (std::size_t index = 0; index < shown; ++index)
        cards->addWidget(new MistakeCard(m_study, mistakes[index]));
    static_cast<QVBoxLayout*>(layout())->insertWidget(1, m_cards);
    m_title->setText(mistakes.empty() ? QString() : tr("What was not right"));
    m_more->setText(tr("and %1 more; Look back on the page Tasks shows all")
                        .arg(imageCountText(static_cast<int>(mistakes.size() - shown))));
    m_more->setVisible(shown < mistakes.size());
    setVisible(!mistakes.empty());
}

}  // namespace vizsla
