// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classes/photo_strip.h"

#include <QBuffer>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <ranges>

#include "ui/classes/example_texts.h"
#include "ui/study/open_study.h"
#include "ui/study/search_results_model.h"
#include "ui/theme/theme.h"

namespace vizsla {

namespace {

constexpr int leastForWords = 2;  // photographs
constexpr QSize enlargedBound(420, 420);
/// As sizes of photographs are asked for; few, so that they are often decoded already.
constexpr int bounds[] = {thumbnailBound.width(), enlargedBound.width(), 2 * enlargedBound.width()};

}  // namespace

PhotoStrip::PhotoStrip(OpenStudy& study, int side, int count, int skipped, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_row(side),
      m_count(count),
      m_skipped(skipped),
      m_places(count)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(&m_study.images, &ImageLoader::loaded, this, [this](const QString& file, const QSize& bound) {
        if (bound == this->bound())
            update();
        if (bound == enlargedBound && file == QString::fromStdString(m_enlarged) && underMouse())
            showEnlarged();
    });
    connect(&m_study.folders, &ImageFolders::changed, this, [this] {
        if (!m_wnid.empty())
            setClass(std::string(m_wnid));
    });
}

QSize PhotoStrip::sizeHint() const
{
    return {m_row.width(m_places), m_row.side()};
}
QSize PhotoStrip::minimumSizeHint() const
{
    return {m_row.side(), m_row.side()};
}

void PhotoStrip::setClass(const std::string& wnid)
{
    m_files.clear();
    m_enlarged.clear();
    const std::vector<Image> examples =
        m_study.examples.of(wnid, static_cast<std::size_t>(m_skipped + m_count));
    for (const Image& image : examples | std::views::drop(m_skipped))
        m_files.push_back(image.file.string());
    m_wnid = wnid;
    setAccessibleDescription(emptyText());
    setToolTip(m_files.empty() && noExamplesText(m_study.examples).isEmpty() ? heldBackText(m_study.examples)
                                                                             : QString());
    update();
}

void PhotoStrip::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

void PhotoStrip::setSide(int side)
{
    if (side == m_row.side())
        return;
    m_row = PhotoRow(side);
    updateGeometry();
    update();
}

/// Of the whole photograph, of which a square is shown.
QSize PhotoStrip::bound() const
{
    const double wanted = m_row.side() * devicePixelRatioF() * 4 / 3;
    const auto* enough = std::ranges::find_if(bounds, [&](int bound) { return bound >= wanted; });
    const int bound = enough == std::end(bounds) ? std::end(bounds)[-1] : *enough;
    return {bound, bound};
}

void PhotoStrip::fitInto(int room)
{
    const int fitting = std::clamp(m_row.fitting(room), 0, m_count);
    const int least = m_files.empty() ? leastForWords : 1;
    setVisible(!m_wnid.empty() && fitting >= least);
    if (m_places == fitting)
        return;
    m_places = fitting;
    updateGeometry();
}

void PhotoStrip::clear()
{
    m_files.clear();
    m_enlarged.clear();
    m_wnid.clear();
    setAccessibleDescription({});
    setToolTip({});
    update();
}

void PhotoStrip::paintEvent(QPaintEvent*)
{
    const Colours& colours = coloursFor(palette());
    QPainter painter(this);
    for (int place = 0; place < shownCount(); ++place) {
        const DecodedImage* photo = m_study.images.load(m_files[static_cast<std::size_t>(place)], bound());
        m_row.paint(painter, {left(), 0}, place, photo, colours);
    }
    if (const QString text = emptyText(); !text.isEmpty()) {
        painter.setPen(colours.quietText);
        painter.drawText(rect(), static_cast<int>(m_alignment) | Qt::AlignVCenter | Qt::TextWordWrap, text);
    }
}

/// As many as have room: by the width alone, so that it is the same for all classes.
int PhotoStrip::shownCount() const
{
    return std::min(photoCount(), std::max(1, m_row.fitting(width())));
}

/// Why there is nothing to see; empty where there is.
QString PhotoStrip::emptyText() const
{
    if (m_wnid.empty() || !m_files.empty())
        return {};
    const QString none = noExamplesText(m_study.examples);
    if (none.isEmpty())
        return tr("No example of this class can be shown");
    return m_tellsWhy ? none : tr("No example photographs");
}

int PhotoStrip::left() const
{
    const int free = width() - m_row.width(shownCount());
    return m_alignment & Qt::AlignRight ? std::max(free, 0) : 0;
}

int PhotoStrip::photoAt(const QPoint& position) const
{
    const int x = position.x() - left();
    const int photo = m_row.at(x);
    return x >= 0 && photo < shownCount() ? photo : -1;
}

bool PhotoStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int photo = photoAt(help->pos());
        if (photo >= 0)
            enlarge(help->globalPos(), photo);
        else if (toolTip().isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), QStringLiteral("<p>%1</p>").arg(toolTip().toHtmlEscaped()),
                               this);
        return true;
    }
    return QWidget::event(event);
}

void PhotoStrip::enlarge(const QPoint& globalPosition, int photo)
{
    m_enlarged = m_files[static_cast<std::size_t>(photo)];
    m_enlargedAt = globalPosition;
    showEnlarged();
}

/// At once where it is decoded, or else when it is.
void PhotoStrip::showEnlarged()
{
    const DecodedImage* decoded = m_study.images.load(m_enlarged, enlargedBound);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (decoded && decoded->image.save(&buffer, "PNG"))
        QToolTip::showText(
            m_enlargedAt,
            QStringLiteral("<img src='data:image/png;base64,%1'>").arg(QString::fromLatin1(bytes.toBase64())),
            this);
}

}  // namespace vizsla
