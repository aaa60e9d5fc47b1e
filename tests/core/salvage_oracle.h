// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "core/store/database.h"
#include "tests/support/results.h"

namespace vizsla::test {

/// What a study says, read row by row with statements of its own and joined by ids alone: nothing of the
/// program that knows of positions, indices or columns. Predictions are those that the test made, by image
/// id.
class SalvageOracle
{
public:
    using Ids = std::set<std::string>;

    struct Image
    {
        std::string testSet;
        std::string assigned;
        bool isProblematic = false;
        Ids correct;
        Ids unclear;
    };
    struct Figures
    {
        int top1 = 0;
        int top1Total = 0;
        int multiLabel = 0;
        int multiLabelTotal = 0;

        auto operator<=>(const Figures&) const = default;
    };
    /// (labeler, image, answered class, assigned class) of every answer, whether it counts or not.
    using Tuples = std::set<std::tuple<std::string, std::string, std::string, std::string>>;

    explicit SalvageOracle(const std::filesystem::path& file)
    {
        auto database = valueOf(Database::open(file, Database::Access::Immutable));
        readImages(database);
        readAnswers(database);
        readHierarchy(database);
    }

    const std::map<std::string, Image>& images() const { return m_images; }
    const Tuples& tuples() const { return m_tuples; }
    /// Classes by image, as they count on the scorecard.
    const std::map<std::string, std::string>& answersOf(const std::string& labelerId) const
    {
        static const std::map<std::string, std::string> none;
        const auto found = m_counted.find(labelerId);
        return found == m_counted.end() ? none : found->second;
    }
    const Ids& labelers() const { return m_labelers; }

    /// `predicted` by image id. Images of another test set are passed over; so are those not in the slice: a
    /// synset at or above the assigned class, or empty for all.
    Figures figures(const std::map<std::string, std::string>& predicted, const std::string& testSet,
                    const std::string& slice = {}) const
    {
        Figures figures;
        for (const auto& [id, label] : predicted) {
            const auto found = m_images.find(id);
            if (found == m_images.end() || found->second.testSet != testSet || found->second.isProblematic ||
                (!slice.empty() && !isAtOrBelow(found->second.assigned, slice)))
                continue;
            const Image& image = found->second;
            ++figures.top1Total;
            figures.top1 += label == image.assigned;
            figures.multiLabelTotal += !image.correct.empty();
            figures.multiLabel += image.correct.contains(label);
        }
        return figures;
    }

private:
    static std::vector<std::vector<std::string>> rowsOf(Database& database, const std::string& sql,
                                                        int columns)
    {
        return valueOf(database.query(sql, [&](const Statement& row) {
            std::vector<std::string> values;
            for (int column = 0; column < columns; ++column)
                values.push_back(row.text(column));
            return values;
        }));
    }

    void readImages(Database& database)
    {
        for (const auto& row :
             rowsOf(database,
                    "SELECT id, test_set_id, assigned_wnid, problematic <> 0 OR id IN (SELECT image_id FROM "
                    "annotation_problem JOIN annotation_in_use USING (source_id)) FROM image",
                    4))
            m_images[row[0]] = {row[1], row[2], row[3] != "0", {}, {}};
        for (const auto& row : rowsOf(database, "SELECT image_id, problematic FROM settled_problem", 2))
            m_images[row[0]].isProblematic = row[1] != "0";
        std::map<std::pair<std::string, std::string>, std::string> rulings;
        for (const char* table : {"annotation", "settled"}) {
            for (const auto& row :
                 rowsOf(database, std::string("SELECT image_id, wnid, verdict FROM ") + table, 3))
                rulings[{row[0], row[1]}] = row[2];
        }
        for (const auto& [pair, verdict] : rulings) {
            if (verdict == "correct")
                m_images[pair.first].correct.insert(pair.second);
            else if (verdict == "unclear")
                m_images[pair.first].unclear.insert(pair.second);
        }
    }

    void readAnswers(Database& database)
    {
        Ids opened;
        for (const auto& row : rowsOf(
                 database, "SELECT id FROM task WHERE mode = 'training' OR results_opened_at IS NOT NULL", 1))
            opened.insert(row[0]);
        // Of an image in a sealed test no answer counts, wherever it was given.
        Ids withheld;
        for (const auto& row : rowsOf(database,
                                      "SELECT image_id FROM task_image JOIN task ON task.id = task_id "
                                      "WHERE mode = 'test' AND results_opened_at IS NULL",
                                      1))
            withheld.insert(row[0]);
        for (const auto& row : rowsOf(database, "SELECT id FROM labeler", 1))
            m_labelers.insert(row[0]);
        const char* sql =
            "SELECT labeler_id, image_id, wnid, task_id, superseded_at, correction FROM answer "
            "ORDER BY committed_at, id";
        for (const auto& row : rowsOf(database, sql, 6)) {
            m_tuples.emplace(row[0], row[1], row[2], m_images[row[1]].assigned);
            if (row[4].empty() && row[5] == "0" && opened.contains(row[3]) && !withheld.contains(row[1]))
                m_counted[row[0]].emplace(row[1], row[2]);
        }
    }

    void readHierarchy(Database& database)
    {
        for (const auto& row : rowsOf(database, "SELECT wnid, parent_wnid FROM hypernym", 2))
            m_parents[row[0]].insert(row[1]);
    }

    bool isAtOrBelow(const std::string& wnid, const std::string& above) const
    {
        if (wnid == above)
            return true;
        const auto parents = m_parents.find(wnid);
        return parents != m_parents.end() &&
               std::ranges::any_of(parents->second,
                                   [&](const std::string& parent) { return isAtOrBelow(parent, above); });
    }

    std::map<std::string, Image> m_images;
    std::map<std::string, std::map<std::string, std::string>> m_counted;
    Tuples m_tuples;
    Ids m_labelers;
    std::map<std::string, Ids> m_parents;
};

}  // namespace vizsla::test
