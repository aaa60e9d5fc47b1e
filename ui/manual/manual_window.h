// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/guide/guide.h"
#include "ui/images/image_loader.h"

namespace vizsla {

class PageViewer;
class Settings;
class WindowPlace;

/// The manual, in a window of its own beside the one in which people work. It knows nothing of studies, so it
/// may be open whatever is on the screen beside it. Deletes itself when it is closed.
class ManualWindow final : public QWidget
{
    Q_OBJECT

public:
    /// Reads the pages of the folder; the settings remember the size.
    ManualWindow(const std::filesystem::path& folder, Settings& settings);

    void openPage(const QString& pageId);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    Settings& m_settings;
    WindowPlace* m_place;
    const Guide m_pages;
    ImageLoader m_images;
    PageViewer* m_viewer;
};

}  // namespace vizsla
