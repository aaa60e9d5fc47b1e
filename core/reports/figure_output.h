// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/reports/record.h"
#include "core/scoring/accuracy.h"
#include "core/scoring/figure_basis.h"
#include "core/scoring/scored_study.h"

namespace vizsla {

/// "top1", "top5", "multilabel".
std::string_view metricWord(Metric metric);
/// "top-1", "top-5", "multi-label".
std::string_view metricTitle(Metric metric);

/// Titles of the metrics whose words the rows have.
std::string metricCell(const Record& row, std::string_view key);

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

/// {"test_set", "slice", "metric"}
Record placeFields(std::string_view testSet, std::string_view slice, Metric metric);
/// {"name", "kind"}
Record classifierFields(const Classifier& classifier);
/// {"value", "low", "high"}
Record fieldsOf(double value, const Interval& interval);
/// {"low", "high"}, null for none.
Record boundsFields(const std::optional<Interval>& interval);
/// accuracyColumns, "missing", "unknown" and "problematic"; accuracy, low and high are null where no image
/// counts, and the problematic images are among those left out.
Record fieldsOf(const Accuracy& accuracy, Intervals& intervals);
/// basisColumns, for each line of a CSV; annotation is "none" for none.
Record basisFields(const FigureBasis& basis);
/// The same and setColumns of a test set: its images, those that no metric counts, the others that
/// multi-label does not count, whoever is scored (null without an annotation), and the bounds of
/// FigureBasis::LeftOut::unclear.
Record basisFields(const FigureBasis& basis, std::string_view testSet);
Record setFields(const FigureBasis& basis, std::string_view testSet);
/// {"annotation", "rulings", "unclear", "answers", "problematic": [{"test_set", "images"}],
/// "without_correct":
/// [{"test_set", "images", "of"}], "unclear_left_out": [{"test_set", "least", "most"}]}; annotation and
/// the images of "without_correct" are null for none, and the last has the test sets where images are left
/// out because their prediction is ruled unclear.
Record fieldsOf(const FigureBasis& basis);
/// intervalColumns of accuracies, for each line of a CSV.
Record csvIntervalFields(double confidence);
/// {"interval", "interval_kind"} of accuracies.
Record intervalFields(double confidence);
/// {"notes"}: sentences that go with the figures of a line, between " | "; a bar in a sentence is doubled;
/// null for none.
Record csvNotes(const std::vector<std::string>& sentences);
/// Those on a classifier.
std::vector<std::string> notesOf(const std::vector<ClassifierNotes>& all, const Classifier& classifier);
/// {"name", "kind", "notes"} of classifiers that have notes and none of the figures.
std::vector<Record> csvOfUnplaced(const std::vector<ClassifierNotes>& all,
                                  const std::vector<Classifier>& placed);

// Groups of columns that tables of figures share, as writeCsv() takes them.
inline constexpr std::string_view placeColumns = "test_set,slice,metric";
inline constexpr std::string_view accuracyColumns = "correct,total,left_out,accuracy,low,high";
inline constexpr std::string_view basisColumns = "annotation,rulings,unclear,answers";
inline constexpr std::string_view intervalColumns = "interval_level,interval_kind";
inline constexpr std::string_view setColumns =
    "set_images,set_problematic,set_without_correct,set_unclear_least,set_unclear_most";

/// "Annotation: ReaL, under 2 rulings of the study's reviewers."
std::string annotationNote(const FigureBasis& basis);
/// Lines for people: which annotation figures are of, if only that it is none; how many images it leaves out,
/// and how else they are counted than usually.
std::string basisNote(const FigureBasis& basis);
/// "Intervals: 95 % (Clopper-Pearson)."
std::string intervalNote(double confidence);
/// What Accuracy::interval() is, for programs.
inline constexpr const char* accuracyIntervalKind = "clopper-pearson";
/// "! Ada …", a line a note.
void writeNotes(std::ostream& output, const std::vector<std::string>& notes);

}  // namespace vizsla
