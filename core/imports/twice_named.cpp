// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/twice_named.h"

#include <set>
#include <string_view>

#include "core/imports/import.h"
#include "core/study/named_once.h"

namespace vizsla {

/// Whether the class is named more than once.
bool TwiceNamed::countClass(const MultiLabelAnnotation& annotation, const std::string& wnid)
{
    std::set<Verdict> verdicts;
    bool isRepeated = false;
    for (const auto& ruling : annotation.rulings) {
        if (ruling.wnid == wnid && !verdicts.insert(ruling.verdict).second)
            isRepeated = true;
    }
    const bool correct = verdicts.contains(Verdict::Correct);
    const bool unclear = verdicts.contains(Verdict::Unclear);
    const bool wrong = verdicts.contains(Verdict::Wrong);
    m_repeated.pairs += isRepeated ? 1 : 0;
    m_allThree.pairs += correct && unclear && wrong ? 1 : 0;
    m_correctWrong.pairs += correct && !unclear && wrong ? 1 : 0;
    m_correctUnclear.pairs += correct && unclear && !wrong ? 1 : 0;
    m_unclearWrong.pairs += !correct && unclear && wrong ? 1 : 0;
    return isRepeated || verdicts.size() > 1;
}

MultiLabelAnnotation TwiceNamed::resolve(const std::string& image, const MultiLabelAnnotation& annotation)
{
    MultiLabelAnnotation once = namedOnce(annotation);
    if (once.rulings.size() == annotation.rulings.size())
        return once;
    ++m_images;
    for (const auto& ruling : once.rulings) {
        if (countClass(annotation, ruling.wnid) && m_example.empty())
            m_example = ruling.wnid + " of " + image;
    }
    return once;
}

std::optional<std::string> TwiceNamed::sentence() const
{
    if (m_images == 0)
        return std::nullopt;
    std::string kinds;
    for (const Count* count :
         {&m_correctWrong, &m_correctUnclear, &m_unclearWrong, &m_allThree, &m_repeated}) {
        if (count->pairs > 0)
            kinds +=
                (kinds.empty() ? "" : ", ") + counted(count->pairs, "class", "classes") + ' ' + count->words;
    }
    return counted(m_images, "image has", "images have") + " a class twice (" + kinds + "), such as " +
           m_example +
           "; correct goes before unclear and unclear before wrong, and an export has the lists as they came";
}

}  // namespace vizsla
