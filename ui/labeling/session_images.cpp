// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/session_images.h"

#include <QTimer>

#include "ui/images/image_loader.h"
#include "ui/images/image_view.h"

namespace vizsla {

using namespace std::chrono_literals;

SessionImages::SessionImages(ImageLoader& loader, ImageView& view, QObject* parent)
    : QObject(parent),
      m_loader(loader),
      m_view(view),
      m_lookOut(new QTimer(this))
{
    m_lookOut->setInterval(500ms);
    connect(m_lookOut, &QTimer::timeout, this, [this] {
        if (hasComeOrGone())
            Q_EMIT cameOrWent();
    });
    connect(&m_loader, &ImageLoader::loaded, this, &SessionImages::loaded);
    connect(&m_view, &ImageView::detailWanted, this, &SessionImages::loadDetail);
}

void SessionImages::show(const std::filesystem::path& file)
{
    if (file != m_file)
        leave();
    m_file = file;
    m_wasThere = isThere();
    m_lookOut->stop();
    m_loader.forgetProblem(file, bound());
    if (!bring())
        m_view.wait();
}

/// What is still being decoded of the image that goes is not wanted any more.
void SessionImages::leave()
{
    if (m_file.empty())
        return;
    m_loader.abandon(m_file, m_bound);
    if (m_detailBound)
        m_loader.abandon(m_file, *m_detailBound);
}

bool SessionImages::isThere() const
{
    std::error_code unknown;
    return std::filesystem::exists(m_file, unknown);
}

bool SessionImages::hasComeOrGone() const
{
    return !m_file.empty() && isThere() != m_wasThere;
}

void SessionImages::clear()
{
    leave();
    m_lookOut->stop();
    m_file.clear();
    m_view.clear();
}

void SessionImages::prepare(const std::filesystem::path& file)
{
    m_loader.load(file, bound());
}

QSize SessionImages::bound() const
{
    return (QSizeF(m_view.size()) * m_view.devicePixelRatioF()).toSize();
}

/// Asks for the image, and shows it if it is there.
bool SessionImages::bring()
{
    m_detailBound.reset();
    m_bound = bound();
    const DecodedImage* decoded = m_loader.load(m_file, m_bound);
    if (decoded)
        showDecoded(*decoded);
    return decoded != nullptr;
}

void SessionImages::loaded(const QString& file, const QSize& bound)
{
    if (m_file.empty() || file != QString::fromStdString(m_file.string()))
        return;
    if (m_view.isEmpty())
        bring();
    else if (bound == m_detailBound)
        loadDetail();
}

void SessionImages::showDecoded(const DecodedImage& decoded)
{
    if (decoded.problem.isEmpty()) {
        m_view.setImage(decoded.image, decoded.originalSize, decoded.damage);
    } else {
        m_view.setProblem(decoded.problem + QStringLiteral("\n\n") + m_advice);
        // It may have come since it was looked for, ahead or under another size.
        if (decoded.isFileMissing())
            m_wasThere = false;
        m_lookOut->start();
    }
    m_view.repaint();
}

void SessionImages::loadDetail()
{
    if (m_file.empty())
        return;
    m_detailBound = m_view.isFitted() ? bound() : QSize();
    const DecodedImage* finer = m_loader.load(m_file, *m_detailBound);
    if (finer && finer->problem.isEmpty())
        m_view.setDetail(finer->image);
}

}  // namespace vizsla
