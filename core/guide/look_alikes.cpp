// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guide/look_alikes.h"

#include <algorithm>
#include <tuple>

#include "core/guide/guide.h"
#include "core/guide/published_confusions.h"
#include "core/taxonomy/siblings.h"

namespace vizsla {

namespace {

using Source = LookAlike::Source;

constexpr std::size_t widestSiblings = 6;
constexpr std::size_t widestNear = 20;
constexpr int sureAnswers = 2;
constexpr int eighth = 8;
constexpr int twentieth = 20;
constexpr int shareOfMost = 6;

bool isFrequent(int count, int most)
{
    return count * shareOfMost >= most;
}

}  // namespace

std::vector<LookAlike> LookAlikes::of(NodeId classNode, std::size_t limit) const
{
    const auto index = m_hierarchy.classIndex(classNode);
    if (!index)
        return {};
    const std::string& wnid = m_hierarchy.synset(classNode).wnid;
    std::vector<LookAlike> found;
    const auto add = [&](std::optional<NodeId> other, Source source) {
        const bool isOther = other && *other != classNode && m_hierarchy.isClass(*other);
        if (isOther && std::ranges::find(found, *other, &LookAlike::node) == found.end())
            found.push_back(evidence(classNode, *other, source));
    };
    for (const StudyConfusion& pair : inStudy(classNode))
        add(m_hierarchy.classNode(pair.first == *index ? pair.second : pair.first), Source::Study);
    const auto studyEnd = static_cast<std::ptrdiff_t>(found.size());
    for (const std::string& other : m_guide.lookAlikes(wnid))
        add(m_hierarchy.find(other), Source::Guide);
    // A page may compare many classes, not all of which are mistaken.
    std::ranges::stable_sort(found.begin() + studyEnd, found.end(), std::ranges::greater{},
                             &LookAlike::published);
    int most = 0;
    for (const PublishedConfusion& pair : publishedConfusions(wnid)) {
        most = std::max(most, pair.count());
        if (isFrequent(pair.count(), most))
            add(m_hierarchy.find(pair.other), Source::Published);
    }
    const bool isPublished = isPublishedClass(wnid);
    for (const NodeId other : closeSiblings(m_hierarchy, classNode, widestSiblings)) {
        if (!isPublished || !isPublishedClass(m_hierarchy.synset(other).wnid))
            add(other, Source::Sibling);
    }
    found.resize(std::min(found.size(), limit));
    return found;
}

std::optional<LookAlike> LookAlikes::between(NodeId one, NodeId other) const
{
    if (one == other || !m_hierarchy.isClass(one) || !m_hierarchy.isClass(other))
        return std::nullopt;
    const std::string& wnid = m_hierarchy.synset(one).wnid;
    const std::string& otherWnid = m_hierarchy.synset(other).wnid;
    LookAlike known = evidence(one, other, Source::Study);
    if (known.studyModels > 0 || known.study.labelers > 0)
        return known;
    known.source = Source::Guide;
    if (!m_guide.compare(wnid, otherWnid).points.empty())
        return known;
    known.source = Source::Published;
    if (known.published > 0)
        return known;
    known.source = Source::Sibling;
    const bool areSiblings = std::ranges::count(closeSiblings(m_hierarchy, one, widestSiblings), other) > 0;
    const bool areKnown = isPublishedClass(wnid) && isPublishedClass(otherWnid);
    return areSiblings && !areKnown ? std::optional(known) : std::nullopt;
}

/// Those that are sure enough: what labelers took for each other before what only models did.
std::vector<StudyConfusion> LookAlikes::inStudy(NodeId classNode) const
{
    if (!m_study)
        return {};
    std::vector<StudyConfusion> pairs = m_study->of(*m_hierarchy.classIndex(classNode));
    std::erase_if(pairs, [&](const StudyConfusion& pair) { return !isTrusted(pair); });
    int most = 0;
    for (const StudyConfusion& pair : pairs)
        most = std::max(most, pair.predictions());
    std::erase_if(pairs, [&](const StudyConfusion& pair) {
        return pair.answers == 0 && !isFrequent(pair.predictions(), most);
    });
    std::ranges::stable_sort(pairs, std::ranges::greater{}, [](const StudyConfusion& pair) {
        return std::tuple(pair.labelers, pair.answers, pair.predictions());
    });
    return pairs;
}

bool LookAlikes::isTrusted(const StudyConfusion& pair) const
{
    if (pair.answers >= sureAnswers)
        return true;
    const bool areNear = shareSmallGroup(m_hierarchy, m_hierarchy.classNode(pair.first),
                                         m_hierarchy.classNode(pair.second), widestNear);
    if (areNear && pair.answers > 0)
        return true;
    if (pair.images < StudyConfusions::enoughImages || pair.sureModels * eighth < m_study->models)
        return false;
    const auto isOften = [this](int count, ClassIndex label) {
        return count > 0 && count * twentieth >= m_study->predictionsOn[static_cast<std::size_t>(label)];
    };
    return areNear || (isOften(pair.asSecond, pair.first) && isOften(pair.asFirst, pair.second));
}

LookAlike LookAlikes::evidence(NodeId one, NodeId other, Source source) const
{
    LookAlike known;
    known.node = other;
    known.source = source;
    const StudyConfusion* pair =
        m_study ? m_study->find(*m_hierarchy.classIndex(one), *m_hierarchy.classIndex(other)) : nullptr;
    if (pair)
        known.study = *pair;
    known.studyModels = pair ? m_study->models : 0;
    for (const PublishedConfusion& confusion : publishedConfusions(m_hierarchy.synset(one).wnid)) {
        if (confusion.other == m_hierarchy.synset(other).wnid)
            known.published = confusion.models;
    }
    return known;
}

}  // namespace vizsla
