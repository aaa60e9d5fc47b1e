// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/taxonomy/class_names.h"

#include <algorithm>

#include "core/text/ascii.h"

namespace vizsla {

namespace {

std::string folded(std::string_view name)
{
    std::string text(trimmed(name));
    std::ranges::transform(text, text.begin(), [](char c) { return c == '_' ? ' ' : asciiLower(c); });
    return text;
}

void addOnce(std::vector<int>& classes, int index)
{
    if (classes.empty() || classes.back() != index)
        classes.push_back(index);
}

}  // namespace

ClassNames::ClassNames(const Hierarchy& hierarchy) : m_hierarchy(hierarchy)
{
    for (int index = 0; index < hierarchy.classCount(); ++index) {
        const Synset& synset = hierarchy.synset(hierarchy.classNode(index));
        for (const std::string& name : synset.names)
            addOnce(m_byName[folded(name)], index);
        if (synset.names.size() > 1)
            addOnce(m_byAllNames[folded(joinedNames(synset))], index);
        ++m_mainNames[folded(mainName(synset))];
    }
}

std::string ClassNames::distinct(int classIndex) const
{
    const Synset& synset = m_hierarchy.synset(m_hierarchy.classNode(classIndex));
    const std::string name(mainName(synset));
    return m_mainNames.at(folded(name)) == 1 ? name : name + " (" + synset.wnid + ")";
}

std::string ClassNames::told(int classIndex) const
{
    const NodeId node = m_hierarchy.classNode(classIndex);
    const std::string name(mainName(m_hierarchy.synset(node)));
    return m_mainNames.at(folded(name)) == 1 ? name : toldName(m_hierarchy, node);
}

std::vector<int> ClassNames::find(std::string_view name) const
{
    const std::string wanted = folded(name);
    for (const auto* names : {&m_byName, &m_byAllNames}) {
        if (const auto found = names->find(wanted); found != names->end())
            return found->second;
    }
    return {};
}

std::string distinctName(const Hierarchy& hierarchy, std::string_view wnid)
{
    const auto node = hierarchy.find(wnid);
    if (!node)
        return std::string(wnid);
    const std::string_view name = mainName(hierarchy.synset(*node));
    for (int index = 0; index < hierarchy.classCount(); ++index) {
        const NodeId other = hierarchy.classNode(index);
        if (other != *node && folded(mainName(hierarchy.synset(other))) == folded(name))
            return std::string(name) + " (" + std::string(wnid) + ")";
    }
    return std::string(name);
}

std::string tellingWord(const Hierarchy& hierarchy, NodeId classNode)
{
    const std::string_view name = mainName(hierarchy.synset(classNode));
    std::vector<NodeId> others;
    for (int index = 0; index < hierarchy.classCount(); ++index) {
        const NodeId other = hierarchy.classNode(index);
        if (other != classNode && equalsIgnoringCase(mainName(hierarchy.synset(other)), name))
            others.push_back(other);
    }
    if (others.empty())
        return {};
    std::vector<NodeId> above = {classNode};
    for (std::size_t i = 0; i < above.size(); ++i) {
        for (const NodeId parent : hierarchy.parents(above[i])) {
            if (std::ranges::none_of(others,
                                     [&](NodeId other) { return hierarchy.isAtOrBelow(other, parent); }))
                return std::string(mainName(hierarchy.synset(parent)));
            above.push_back(parent);
        }
    }
    return hierarchy.synset(classNode).wnid;
}

std::string toldName(const Hierarchy& hierarchy, NodeId classNode)
{
    const std::string name(mainName(hierarchy.synset(classNode)));
    const std::string word = tellingWord(hierarchy, classNode);
    return word.empty() ? name : name + " (" + word + ")";
}

std::vector<NodeId> nodesNamed(const Hierarchy& hierarchy, std::string_view name)
{
    const std::string wanted = folded(name);
    std::vector<NodeId> nodes;
    for (NodeId node = 0; node < hierarchy.size(); ++node) {
        if (std::ranges::find(hierarchy.synset(node).names, wanted, folded) !=
            hierarchy.synset(node).names.end())
            nodes.push_back(node);
    }
    return nodes;
}

std::string wnidWithNames(const Synset& synset)
{
    return synset.wnid + " (" + joinedNames(synset) + ")";
}

}  // namespace vizsla
