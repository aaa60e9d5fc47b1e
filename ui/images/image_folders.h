// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>
#include <atomic>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "core/labeling/image_files.h"

namespace vizsla {

/// Knows which image files can be shown. Folders are read on another thread, each once until
/// readAgain(), so that a slow disk holds nothing up.
class ImageFolders final : public QObject, public ImageFiles
{
    Q_OBJECT

public:
    explicit ImageFolders(QObject* parent = nullptr);
    ~ImageFolders() override;

    bool mayBeThere(const std::string& folder, const std::string& name) override;
    /// A file that was asked for is there, and holds no image that can be shown.
    void setBroken(const std::string& folder, const std::string& name);

    /// Files have come or gone.
    void readAgain();

Q_SIGNALS:
    /// Files of which it was said that they may be there cannot be shown, or all are to be asked for anew.
    void changed();

private:
    using Names = std::unordered_set<std::string>;
    struct Folder
    {
        std::optional<Names> names;  ///< nothing before it is read, and where it cannot be read
        Names broken;
        Names asked;  ///< before it was read
    };

    void read(const std::string& folder);
    void keep(const std::string& folder, std::optional<Names> names);

    std::unordered_map<std::string, Folder> m_folders;
    int m_pending = 0;
    bool m_wasWrong = false;
    std::atomic<bool> m_isStopped = false;
    QThreadPool m_pool;
};

}  // namespace vizsla
