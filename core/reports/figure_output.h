// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/scoring/accuracy.h"
#include "core/scoring/figure_basis.h"
#include "core/scoring/scored_study.h"

namespace vizsla {

/// "top1", "top5", "multilabel".
std::string_view metricWord(Metric metric);
/// "top-1", "top-5", "multi-label".
std::string_view metricTitle(Metric metric);

/// Exact bounds take microseconds each and the same counts come again and again.
class Intervals
{
public:
    explicit Intervals(double confidence) : m_confidence(confidence) {}
    /// Finds those of many figures on all cores; of() then knows them.
    void add(const std::vector<Accuracy>& accuracies);

    /// Nothing where no image counts.
    std::optional<Interval> of(const Accuracy& accuracy);

private:
    double m_confidence;
    std::unordered_map<std::uint64_t, Interval> m_known;
};

/// With so many digits behind the point, by rounded(); a dash where it is not a number.
std::string fixed(double number, int digits);
std::string fixed(const Ratio& ratio, int digits);
/// With so many digits that tell, "0.00372" or "3.72e-05".
std::string significant(double number, int digits);
/// A probability by its logarithm to base 10: with so many digits that tell, however small it is: "0.00372",
/// "1.2e-412".
std::string probability(double value, double log10, int digits = 3);
/// Whether a double holds it.
bool isHeld(double probability);
/// Counts of images without a usable prediction: "2", "2 (1 of no class)"; "0" where there is none.
std::string missingText(const Accuracy& accuracy);
/// In percent, "82.72", by rounded(); a dash where it is not a number.
std::string percent(double fraction, int digits = 2);
std::string percent(const Ratio& ratio, int digits = 2);
std::string percent(const Accuracy& accuracy);
/// "82.72 (82.19 – 83.25)", or a dash.
std::string percent(const Accuracy& accuracy, Intervals& intervals);
/// " (82.19 – 83.25)"
std::string percentRange(const Interval& interval);
/// "resnet50 (partial)"
std::string markedName(const Classifier& classifier, bool isPartial);

/// {"value", "low", "high"}
nlohmann::ordered_json jsonOf(double value, const Interval& interval);
/// {"low", "high"}, null for none.
nlohmann::ordered_json boundsJson(const std::optional<Interval>& interval);
/// {"name", "kind"}
nlohmann::ordered_json jsonOf(const Classifier& classifier);
/// {"correct", "total", "left_out", "accuracy", "low", "high", "missing", "unknown", "problematic"};
/// accuracy, low and high are null where no image counts, and the problematic images are among those left
/// out.
nlohmann::ordered_json jsonOf(const Accuracy& accuracy, Intervals& intervals);
/// {"test_set", "slice", "metric"} and the accuracy's.
nlohmann::ordered_json jsonOf(std::string_view testSet, std::string_view slice, Metric metric,
                              const Accuracy& accuracy, Intervals& intervals);
/// {"annotation", "rulings", "unclear", "answers", "problematic": [{"test_set", "images"}],
/// "without_correct":
/// [{"test_set", "images", "of"}], "unclear_left_out": [{"test_set", "least", "most"}]}; annotation and
/// the images of "without_correct" are null for none, and the last has the test sets where images are left
/// out because their prediction is ruled unclear.
nlohmann::ordered_json jsonOf(const FigureBasis& basis);
/// The same without test sets, for each line of a CSV: an accuracy says itself how many are problematic.
/// annotation is "none" for none.
nlohmann::ordered_json csvFieldsOf(const FigureBasis& basis);
/// {"set_images", "set_problematic", "set_without_correct", "set_unclear_least", "set_unclear_most"} of a
/// test set, for each line of a CSV: its images, those that no metric counts, the others that multi-label
/// does not count, whoever is scored (null without an annotation), and the bounds of
/// FigureBasis::LeftOut::unclear.
nlohmann::ordered_json csvSetFields(const FigureBasis& basis, std::string_view testSet);
/// {"notes"}: sentences that go with the figures of a line, between " | "; a bar in a sentence is doubled;
/// null for none.
nlohmann::ordered_json csvNotes(const std::vector<std::string>& sentences);
/// Those on a classifier.
std::vector<std::string> notesOf(const std::vector<ClassifierNotes>& all, const Classifier& classifier);
/// {"name", "kind", "notes"} of classifiers that have notes and none of the figures.
std::vector<nlohmann::ordered_json> csvOfUnplaced(const std::vector<ClassifierNotes>& all,
                                                  const std::vector<Classifier>& placed);
/// "Annotation: ReaL, under 2 rulings of the study's reviewers."
std::string annotationNote(const FigureBasis& basis);
/// Lines for people: which annotation figures are of, if only that it is none; how many images it leaves out,
/// and how else they are counted than usually.
std::string basisNote(const FigureBasis& basis);
/// "Intervals: 95 % (Clopper-Pearson)."
std::string intervalNote(double confidence);
/// What Accuracy::interval() is, for programs.
inline constexpr const char* accuracyIntervalKind = "clopper-pearson";
/// {"interval_level", "interval_kind"} of accuracies, for each line of a CSV.
nlohmann::ordered_json csvIntervalFields(double confidence);
/// {"interval", "interval_kind"} of accuracies.
nlohmann::ordered_json intervalJson(double confidence);
/// "! Ada …", a line a note.
void writeNotes(std::ostream& output, const std::vector<std::string>& notes);
/// The fields of both, in order.
nlohmann::ordered_json joined(nlohmann::ordered_json first, const nlohmann::ordered_json& second);

/// Numbers that are not finite are null; what is no UTF-8 is replaced.
void writeJson(std::ostream& output, const nlohmann::ordered_json& document);
/// A header and a line a record, of the fields that these columns name. A field that is null or missing is
/// empty.
void writeCsv(std::ostream& output, std::initializer_list<std::string_view> columns,
              const std::vector<nlohmann::ordered_json>& records);

/// Text in columns, as wide as what stands in them.
class TextTable
{
public:
    explicit TextTable(std::vector<std::string> headings) : m_rows{std::move(headings)} {}

    /// As many cells as there are headings.
    void add(std::vector<std::string> cells) { m_rows.push_back(std::move(cells)); }
    void write(std::ostream& output) const;

private:
    std::vector<std::vector<std::string>> m_rows;
};

}  // namespace vizsla
