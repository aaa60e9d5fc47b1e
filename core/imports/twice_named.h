// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "core/study/annotation.h"

namespace vizsla {

/// Counts the classes that a file names twice for one image.
class TwiceNamed
{
public:
    /// Takes the rulings as the file has them, and returns those that hold, by namedOnce().
    MultiLabelAnnotation resolve(const std::string& image, const MultiLabelAnnotation& annotation);

    /// How many images and pairs of each kind there are, with an example; nothing where there are none.
    std::optional<std::string> sentence() const;

private:
    struct Count
    {
        const char* words;
        std::size_t pairs = 0;
    };
    bool countClass(const MultiLabelAnnotation& annotation, const std::string& wnid);

    std::size_t m_images = 0;
    Count m_correctWrong{"both correct and wrong"};
    Count m_correctUnclear{"both correct and unclear"};
    Count m_unclearWrong{"both unclear and wrong"};
    Count m_allThree{"correct, unclear and wrong"};
    Count m_repeated{"repeated in one list"};
    std::string m_example;
};

}  // namespace vizsla
