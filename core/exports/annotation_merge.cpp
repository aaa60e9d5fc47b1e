// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exports/annotation_merge.h"

#include <algorithm>

#include "core/study/named_once.h"

namespace vizsla {

namespace {

std::vector<std::string>& listOf(Verdict verdict, MultiLabelFile::Image& image)
{
    if (verdict == Verdict::Correct)
        return image.correct;
    return verdict == Verdict::Wrong ? image.wrong : image.unclear;
}

void remove(const std::string& wnid, std::vector<std::string>& list)
{
    std::erase(list, wnid);
}

/// Behind the classes that the study knows, before those that only the file does.
void add(const std::string& wnid, const KnownClasses& classes, std::vector<std::string>& list)
{
    const auto unknown =
        std::ranges::find_if_not(list, [&](const std::string& one) { return classes.knows(one); });
    list.insert(unknown, wnid);
}

void rule(const MultiLabelAnnotation::Ruling& ruling, const KnownClasses& classes,
          MultiLabelFile::Image& image)
{
    for (const Verdict other : {Verdict::Correct, Verdict::Wrong, Verdict::Unclear}) {
        if (other != ruling.verdict)
            remove(ruling.wnid, listOf(other, image));
    }
    std::vector<std::string>& list = listOf(ruling.verdict, image);
    if (std::ranges::find(list, ruling.wnid) == list.end())
        add(ruling.wnid, classes, list);
}

}  // namespace

bool mergeImage(const ImageNow& now, const KnownClasses& classes, MultiLabelFile::Image& image)
{
    const MultiLabelAnnotation said = namedOnce(annotationOf(image));
    bool isChanged = false;
    for (const auto& ruling : said.rulings) {
        if (!now.isInSource || !classes.knows(ruling.wnid) || now.annotation.verdictOn(ruling.wnid))
            continue;
        for (const Verdict verdict : {Verdict::Correct, Verdict::Wrong, Verdict::Unclear})
            remove(ruling.wnid, listOf(verdict, image));
        isChanged = true;
    }
    for (const auto& ruling : now.annotation.rulings) {
        if (said.verdictOn(ruling.wnid) == ruling.verdict)
            continue;
        rule(ruling, classes, image);
        isChanged = true;
    }
    return isChanged;
}

bool mergeEntry(const ImageNow& now, const ClassCodes& codes, std::vector<ClassIndex>& entry)
{
    const auto holds = [&](ClassIndex label) {
        const auto verdict = now.annotation.verdictOn(codes.wnid(label));
        return verdict ? verdict == Verdict::Correct : !now.isInSource;
    };
    const auto wrong = std::ranges::remove_if(entry, [&](ClassIndex label) { return !holds(label); });
    bool isChanged = !wrong.empty();
    entry.erase(wrong.begin(), wrong.end());
    for (const auto& [wnid, verdict] : now.annotation.rulings) {
        const auto label = codes.byWnid(wnid);
        if (!label || verdict != Verdict::Correct || std::ranges::find(entry, *label) != entry.end())
            continue;
        entry.push_back(*label);
        isChanged = true;
    }
    return isChanged;
}

}  // namespace vizsla
