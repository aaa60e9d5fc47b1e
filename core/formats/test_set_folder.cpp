// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/test_set_folder.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/formats/image_kind.h"
#include "core/formats/image_names.h"
#include "core/formats/image_path.h"
#include "core/text/ascii.h"
#include "core/text/file_text.h"
#include "core/text/grouped.h"

namespace vizsla {

namespace fs = std::filesystem;

namespace {

bool isHidden(const fs::path& path)
{
    return path.filename().string().starts_with('.');
}

bool isImage(const fs::path& path)
{
    return !imageExtension(path.filename().string()).empty();
}

class FolderReader
{
public:
    FolderReader(const fs::path& root, const ClassCodes& classes) : m_root(root), m_classes(classes) {}

    Result<ReadTestSet> read()
    {
        auto done = listFolders();
        if (done)
            done = findClasses();
        for (std::size_t i = 0; done && i < m_folders.size(); ++i)
            done = readFolder(m_folders[i]);
        if (!done)
            return tl::unexpected(std::move(done.error()));
        if (m_read.entries.empty())
            return failure(ErrorKind::Invalid,
                           m_root.string() + ": found no images, expected a folder of them for each class");
        nameImages();
        addNotes();
        return std::move(m_read);
    }

private:
    struct Folder
    {
        std::string name;
        ClassIndex index = noClass;
    };

    Result<void> listFolders();
    Result<void> findClasses();
    Result<void> readFolder(const Folder& folder);
    bool isImageItem(fs::recursive_directory_iterator& item);
    void nameImages();
    void addNotes();
    void addNote(std::size_t count, const char* one, const char* many);
    tl::unexpected<Error> unreadable(const fs::path& path, const std::error_code& problem) const
    {
        return failure(ErrorKind::Io, path.string() + ": cannot be read: " + problem.message());
    }

    const fs::path& m_root;
    const ClassCodes& m_classes;
    std::vector<Folder> m_folders;
    ReadTestSet m_read;
    std::size_t m_looseFiles = 0;
    std::size_t m_otherFiles = 0;
    std::size_t m_links = 0;
    std::size_t m_badNames = 0;
};

Result<void> FolderReader::listFolders()
{
    std::error_code problem;
    const fs::file_status status = fs::status(m_root, problem);
    if (status.type() == fs::file_type::not_found)
        return failure(ErrorKind::NotFound, m_root.string() + ": there is no such folder");
    if (!fs::is_directory(status))
        return failure(ErrorKind::Invalid, m_root.string() + ": expected a folder");
    fs::directory_iterator item(m_root, problem);
    for (; !problem && item != fs::directory_iterator(); item.increment(problem)) {
        std::error_code ignored;
        if (isHidden(item->path()))
            continue;
        if (item->is_directory(ignored))
            m_folders.push_back({item->path().filename().string()});
        else
            ++m_looseFiles;
    }
    if (problem)
        return unreadable(m_root, problem);
    std::ranges::sort(m_folders, {}, &Folder::name);
    return {};
}

/// Either every folder is a wnid or every folder is an index.
Result<void> FolderReader::findClasses()
{
    const auto isWnid = [this](const Folder& folder) { return m_classes.byWnid(folder.name).has_value(); };
    const bool areWnids = std::ranges::all_of(m_folders, isWnid);
    const auto wnid = std::ranges::find_if(m_folders, isWnid);
    for (Folder& folder : m_folders) {
        const auto index = areWnids ? m_classes.byWnid(folder.name) : m_classes.byIndex(folder.name);
        if (!index && !isWnid(folder))
            return failure(ErrorKind::Invalid,
                           (m_root / folder.name).string() +
                               ": expected the wnid of a class of the study or an index from " + "0 to " +
                               std::to_string(m_classes.count() - 1) + " as the folder's name");
        folder.index = index.value_or(noClass);
    }
    const auto number =
        std::ranges::find_if(m_folders, [](const Folder& folder) { return folder.index != noClass; });
    if (!areWnids && wnid != m_folders.end())
        return failure(ErrorKind::Invalid, m_root.string() + ": found the folder " + inQuotes(number->name) +
                                               " beside " + inQuotes(wnid->name) +
                                               ", expected either indices or wnids alone");
    if (!areWnids)
        std::ranges::stable_sort(m_folders, {}, &Folder::index);
    return {};
}

Result<void> FolderReader::readFolder(const Folder& folder)
{
    const fs::path top = m_root / folder.name;
    std::vector<fs::path> images;
    std::error_code problem;
    fs::recursive_directory_iterator item(top, problem);
    while (!problem && item != fs::recursive_directory_iterator()) {
        if (isImageItem(item))
            images.push_back(item->path().lexically_relative(m_root));
        item.increment(problem);
    }
    if (problem)
        return unreadable(top, problem);
    std::ranges::sort(images, {}, [](const fs::path& path) {
        return std::tuple(path.parent_path().generic_string(), path.filename().string());
    });
    for (const fs::path& image : images)
        m_read.entries.push_back({{}, m_classes.wnid(folder.index), image.generic_string()});
    return {};
}

/// Whether the item is an image. Links to folders are not followed, so none can lead in circles.
bool FolderReader::isImageItem(fs::recursive_directory_iterator& item)
{
    std::error_code ignored;
    if (isHidden(item->path())) {
        item.disable_recursion_pending();
        return false;
    }
    if (item->is_directory(ignored)) {
        m_links += item->is_symlink(ignored) ? 1 : 0;
        return false;
    }
    if (!item->is_regular_file(ignored) || !isImage(item->path())) {
        ++m_otherFiles;
        return false;
    }
    const std::string path = item->path().lexically_relative(m_root).generic_string();
    if (!nameFault(path).empty() || !imagePathFault(path).empty()) {
        ++m_badNames;
        return false;
    }
    return true;
}

void FolderReader::nameImages()
{
    const auto stem = [](const ReadTestSet::Entry& entry) { return fs::path(entry.file).stem().string(); };
    std::unordered_map<std::string, std::size_t> counts;
    for (const ReadTestSet::Entry& entry : m_read.entries)
        ++counts[comparedForm(stem(entry))];
    std::size_t shared = 0;
    for (ReadTestSet::Entry& entry : m_read.entries) {
        entry.image = stem(entry);
        if (counts[comparedForm(entry.image)] > 1) {
            entry.image = entry.file;
            ++shared;
        }
    }
    addNote(shared, "image shares its file name with another and goes by its path",
            "images share their file names with others and go by their paths");
}

void FolderReader::addNotes()
{
    addNote(m_otherFiles, "file that is no image was passed over",
            "files that are no images were passed over");
    addNote(m_looseFiles, "file beside the class folders was passed over",
            "files beside the class folders were passed over");
    addNote(m_links, "link to a folder was not followed", "links to folders were not followed");
    addNote(m_badNames, "image was passed over because its name is not UTF-8 or has control characters",
            "images were passed over because their names are not UTF-8 or have control characters");
}

void FolderReader::addNote(std::size_t count, const char* one, const char* many)
{
    if (count > 0)
        m_read.notes.push_back(grouped(count) + ' ' + (count == 1 ? one : many));
}

}  // namespace

Result<ReadTestSet> readTestSetFolder(const std::filesystem::path& folder, const ClassCodes& classes)
{
    return FolderReader(folder, classes).read();
}

}  // namespace vizsla
