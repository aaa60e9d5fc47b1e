// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/images/image_folders.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "core/guarded.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

/// Of a folder that is not there none; nothing where it cannot be read, and files in it may be all the same.
std::optional<std::unordered_set<std::string>> namesIn(const fs::path& folder,
                                                       const std::atomic<bool>& isStopped)
{
    std::error_code error;
    std::unordered_set<std::string> names;
    fs::directory_iterator entry(folder, error);
    if (error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory)
        return names;
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        if (isStopped)
            return std::nullopt;
        names.insert(entry->path().filename().string());
    }
    return error ? std::nullopt : std::optional(std::move(names));
}

}  // namespace

ImageFolders::ImageFolders(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

ImageFolders::~ImageFolders()
{
    m_isStopped = true;
    m_pool.clear();
    m_pool.waitForDone();
}

bool ImageFolders::mayBeThere(const std::string& folder, const std::string& name)
{
    const auto [place, isNew] = m_folders.try_emplace(folder);
    Folder& known = place->second;
    if (isNew)
        read(folder);
    if (known.broken.contains(name))
        return false;
    if (!known.names)
        known.asked.insert(name);
    return !known.names || known.names->contains(name);
}

void ImageFolders::read(const std::string& folder)
{
    ++m_pending;
    m_pool.start([this, folder] {
        auto names = guarded([&]() -> Result<std::optional<Names>> { return namesIn(folder, m_isStopped); });
        // The destructor waits for this thread, and drops calls that are still queued.
        QMetaObject::invokeMethod(
            this,
            [this, folder, found = names ? std::move(*names) : std::nullopt]() mutable {
                keep(folder, std::move(found));
            },
            Qt::QueuedConnection);
    });
}

void ImageFolders::keep(const std::string& folder, std::optional<Names> names)
{
    Folder& known = m_folders[folder];
    known.names = std::move(names);
    const Names asked = std::exchange(known.asked, {});
    m_wasWrong = m_wasWrong || (known.names && std::ranges::any_of(asked, [&](const std::string& name) {
                                    return !known.names->contains(name);
                                }));
    if (--m_pending == 0 && std::exchange(m_wasWrong, false))
        Q_EMIT changed();
}

void ImageFolders::readAgain()
{
    m_folders.clear();
    Q_EMIT changed();
}

void ImageFolders::setBroken(const std::string& folder, const std::string& name)
{
    const auto known = m_folders.find(folder);
    if (known != m_folders.end() && known->second.broken.insert(name).second)
        Q_EMIT changed();
}

}  // namespace vizsla
