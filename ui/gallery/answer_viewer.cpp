// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/answer_viewer.h"

#include <QHBoxLayout>
#include <QKeyEvent>

#include "ui/gallery/answer_details.h"
#include "ui/gallery/gallery_model.h"
#include "ui/images/image_view.h"
#include "ui/study/open_study.h"
#include "ui/theme/theme.h"
#include "ui/widgets/figures.h"
#include "ui/widgets/key_button.h"

namespace vizsla {

namespace {

constexpr int sideWidth = 320;

}  // namespace

AnswerViewer::AnswerViewer(OpenStudy& study, const GalleryModel& model, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_model(model),
      m_view(new ImageView),
      m_position(styledLabel("quiet")),
      m_details(new AnswerDetails(study)),
      m_previous(new KeyButton(tr("Previous"))),
      m_next(new KeyButton(tr("Next")))
{
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(buildSide());
    connect(&m_study.images, &ImageLoader::loaded, this, &AnswerViewer::imageLoaded);
    connect(m_view, &ImageView::detailWanted, this, &AnswerViewer::showDetail);
    connect(m_view, &ImageView::doubleClicked, m_view, &ImageView::fit);
    connect(m_previous, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { move(1); });
}

QWidget* AnswerViewer::buildSide()
{
    m_view->setHint(tr("wheel to zoom · %1 fits · %2 pixel for pixel")
                        .arg(keyCapText(QKeySequence(Qt::Key_0)), keyCapText(QKeySequence(Qt::Key_9))));
    m_previous->setKey(Qt::Key_Left);
    m_next->setKey(Qt::Key_Right);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2 * spacingStep);
    for (KeyButton* button : {m_previous, m_next}) {
        button->setFocusPolicy(Qt::NoFocus);
        buttons->addWidget(button, 1);
    }
    auto* side = new QFrame;
    side->setProperty("role", "aside");
    side->setFixedWidth(sideWidth);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(4 * spacingStep, 3 * spacingStep, 4 * spacingStep, 4 * spacingStep);
    layout->setSpacing(3 * spacingStep);
    layout->addWidget(m_position);
    layout->addWidget(m_details, 1);
    layout->addLayout(buttons);
    return side;
}

void AnswerViewer::show(int row)
{
    leave();
    m_row = row;
    const GalleryEntry& entry = m_model.entry(row);
    m_file = entry.image.file;
    m_position->setText(tr("Image %1 of %2").arg(countText(row + 1), countText(m_model.rowCount())));
    m_details->show(entry, m_model.showsTruth());
    m_previous->setEnabled(row > 0);
    m_next->setEnabled(row + 1 < m_model.rowCount());
    showImage();
    for (const int next : {row + 1, row - 1}) {
        if (next >= 0 && next < m_model.rowCount())
            m_study.images.load(m_model.entry(next).image.file, m_askedBound);
    }
}

void AnswerViewer::move(int by)
{
    const int to = std::clamp(m_row + by, 0, m_model.rowCount() - 1);
    if (to != m_row)
        show(to);
}

QSize AnswerViewer::bound() const
{
    return (QSizeF(m_view->size()) * devicePixelRatioF()).toSize();
}

/// What is still being decoded of the image that goes is not wanted any more.
void AnswerViewer::leave()
{
    if (!m_file.empty())
        m_study.images.abandon(m_file, m_askedBound);
}

void AnswerViewer::showImage()
{
    m_askedBound = bound();
    const DecodedImage* decoded = m_study.images.load(m_model.entry(m_row).image.file, m_askedBound);
    if (!decoded)
        m_view->wait();
    else if (decoded->problem.isEmpty())
        m_view->setImage(decoded->image, decoded->originalSize, decoded->damage);
    else
        m_view->setProblem(decoded->problem);
}

void AnswerViewer::showDetail()
{
    m_askedBound = m_view->isFitted() ? bound() : QSize();
    const DecodedImage* finer = m_study.images.load(m_model.entry(m_row).image.file, m_askedBound);
    if (finer && finer->problem.isEmpty())
        m_view->setDetail(finer->image);
}

void AnswerViewer::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    sharpen();
}

/// Asks for finer pixels where the view has grown beyond those that were asked for.
void AnswerViewer::sharpen()
{
    const QSize wanted = bound();
    if (m_row < 0 || m_row >= m_model.rowCount() || !m_view->isFitted() ||
        wanted == m_askedBound.boundedTo(wanted))
        return;
    m_askedBound = wanted;
    if (m_study.images.load(m_model.entry(m_row).image.file, wanted))
        showImage();
}

/// The model may have been filled anew, with fewer rows, since an image was asked for.
bool AnswerViewer::isCurrent(const QString& file) const
{
    return isVisible() && m_row >= 0 && m_row < m_model.rowCount() &&
           file == QString::fromStdString(m_model.entry(m_row).image.file.string());
}

void AnswerViewer::imageLoaded(const QString& file, const QSize& bound)
{
    if (!isCurrent(file))
        return;
    if (bound == m_askedBound && m_view->isFitted())
        showImage();
    else if (bound.isEmpty() && !m_view->isFitted())
        showDetail();
}

void AnswerViewer::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Up:
        case Qt::Key_PageUp:
            return move(-1);
        case Qt::Key_Right:
        case Qt::Key_Down:
        case Qt::Key_PageDown:
        case Qt::Key_Space:
            return move(1);
        case Qt::Key_Home:
            return move(-m_model.rowCount());
        case Qt::Key_End:
            return move(m_model.rowCount());
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return m_view->zoomIn();
        case Qt::Key_Minus:
            return m_view->zoomOut();
        case Qt::Key_0:
            return m_view->fit();
        case Qt::Key_9:
            return m_view->showActualSize();
        default:
            QWidget::keyPressEvent(event);
    }
}

}  // namespace vizsla
