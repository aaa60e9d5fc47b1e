// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/scoring/study_confusions.h"
#include "core/taxonomy/hierarchy.h"

namespace vizsla {

class Guide;

/// A class that is mistaken for another, and how that is known. What a source does not say is 0.
struct LookAlike
{
    /// The best first.
    enum class Source {
        Study,      ///< labelers or models of this study took one for the other
        Guide,      ///< a page compares them
        Published,  ///< published models took one for the other (publishedConfusions())
        Sibling,    ///< both are of one small group of the hierarchy
    };

    NodeId node = 0;
    Source source = Source::Sibling;  ///< the best that names it
    StudyConfusion study;             ///< of this study's labelers and models
    int studyModels = 0;              ///< the models of this study that `study` is of
    int published = 0;                ///< of publishedModels, how many took one for the other

    bool operator==(const LookAlike&) const = default;
};

/// Which classes of a study look like which.
///
/// What published models, guides and the hierarchy say is knowledge of classes. What happened in the study is
/// of its images: in a test it is left out, so that nothing shown there depends on them. Whoever makes this
/// for a test gives no StudyConfusions.
class LookAlikes
{
public:
    /// All are kept by reference and must outlive this.
    LookAlikes(const Hierarchy& hierarchy, const Guide& guide, const StudyConfusions* study = nullptr)
        : m_hierarchy(hierarchy),
          m_guide(guide),
          m_study(study)
    {}

    /// The classes of the study that look like one, by source and the most frequent first, at most `limit`;
    /// none where no source is sure enough:
    ///
    /// - Labelers of the study twice, or once where both are of one small group.
    /// - Its models on several images, if one in eight did so on more than one of them: within a small group,
    ///   elsewhere in both directions and each on one image in twenty. Of two things in one picture models
    ///   see mostly the larger one.
    /// - What the guide compares; what most published models take for it comes first.
    /// - Published models, as far as they are carried.
    /// - Siblings, unless published models know both and so could have taken one for the other.
    ///
    /// Of models' confusions those are left out that are less than a sixth as frequent as the most frequent
    /// one.
    std::vector<LookAlike> of(NodeId classNode, std::size_t limit) const;
    /// What is known of two classes being taken for each other, however rarely; nothing where nothing is.
    std::optional<LookAlike> between(NodeId one, NodeId other) const;

private:
    std::vector<StudyConfusion> inStudy(NodeId classNode) const;
    bool isTrusted(const StudyConfusion& pair) const;
    LookAlike evidence(NodeId one, NodeId other, LookAlike::Source source) const;

    const Hierarchy& m_hierarchy;
    const Guide& m_guide;
    const StudyConfusions* m_study;
};

}  // namespace vizsla
