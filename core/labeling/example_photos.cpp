// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labeling/example_photos.h"

#include "core/store/image_repository.h"

namespace vizsla {

void ExamplePhotos::hide(const std::vector<std::string>& photographs)
{
    m_hidden = {photographs.begin(), photographs.end()};
    m_hidesAll = false;
}

void ExamplePhotos::hideTask(const std::string& taskId)
{
    const auto images = ImageRepository(m_study).imagesOfTask(taskId);
    m_hidden.clear();
    m_hidesAll = !images;
    for (const Image& image : images.value_or(std::vector<Image>{}))
        m_hidden.insert(image.photograph);
}

std::vector<Image> ExamplePhotos::of(const std::string& wnid, std::size_t limit)
{
    auto known = m_byClass.find(wnid);
    if (known == m_byClass.end()) {
        auto read = ImageRepository(m_study).imagesOfClass(wnid);
        // A class whose examples cannot be read simply shows none.
        known = m_byClass.emplace(wnid, read ? std::move(*read) : std::vector<Image>{}).first;
    }
    std::vector<Image> examples;
    std::unordered_set<std::string_view> taken;
    for (const Image& image : known->second) {
        if (m_hidesAll || examples.size() == limit)
            break;
        if (!m_hidden.contains(image.photograph) && taken.insert(image.photograph).second)
            examples.push_back(image);
    }
    return examples;
}

}  // namespace vizsla
