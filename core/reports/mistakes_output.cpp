// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/mistakes_output.h"

#include <algorithm>

#include "core/reports/figure_output.h"
#include "core/reports/record_output.h"
#include "core/taxonomy/class_names.h"
#include "core/text/grouped.h"

namespace vizsla {

namespace {

template <class T>
std::span<const T> cut(const std::vector<T>& values, std::size_t limit)
{
    return std::span(values).first(std::min(limit, values.size()));
}

/// A prediction may name a class that the study does not have.
bool isClass(ClassIndex index, const Hierarchy& hierarchy)
{
    return index >= 0 && index < hierarchy.classCount();
}

std::string wnidOf(ClassIndex index, const Hierarchy& hierarchy)
{
    return isClass(index, hierarchy) ? hierarchy.synset(hierarchy.classNode(index)).wnid
                                     : std::to_string(index);
}

Record fieldsOf(ClassIndex index, const Hierarchy& hierarchy)
{
    return {{"wnid", wnidOf(index, hierarchy)},
            {"names", isClass(index, hierarchy) ? hierarchy.synset(hierarchy.classNode(index)).names
                                                : std::vector<std::string>()}};
}

/// Two classes of one name are told apart.
std::string nameOf(ClassIndex index, const ClassNames& names, const Hierarchy& hierarchy)
{
    return isClass(index, hierarchy) ? names.distinct(index) : std::to_string(index);
}

int leftOutImages(const MistakesRow& row)
{
    int images = 0;
    for (const ClassAccuracy& one : row.leftOutClasses)
        images += one.accuracy.leftOut;
    return images;
}

constexpr std::size_t usualLimit = 20;

Record fieldsOf(const MistakesRow& row, const Hierarchy& hierarchy, std::size_t limit, Intervals& intervals)
{
    const auto ofClass = [&](const ClassAccuracy& one) {
        return fieldsOf(one.assigned, hierarchy).add(fieldsOf(one.accuracy, intervals));
    };
    const auto ofConfusion = [&](const ConfusionCount& one) {
        return Record{{"assigned", fieldsOf(one.assigned, hierarchy)},
                      {"predicted", fieldsOf(one.predicted, hierarchy)},
                      {"count", one.count}};
    };
    return placeFields(row.testSet, row.slice, row.metric)
        .add({{"partial", row.isPartial},
              {"whole", fieldsOf(row.whole, intervals)},
              {"assigned_wrong", row.assignedWrong},
              {"first_unusable", row.firstUnusable},
              {"class_count", row.classes.size()},
              {"confusion_count", row.confusions.size()},
              {"classes_left_out",
               Record{{"classes", row.leftOutClasses.size()}, {"left_out", leftOutImages(row)}}},
              {"classes", recordsOf(cut(row.classes, limit), ofClass)},
              {"confusions", recordsOf(cut(row.confusions, limit), ofConfusion)}});
}

void writeMistakesJson(std::ostream& output, const Mistakes& mistakes, const Hierarchy& hierarchy,
                       const MistakesLayout& layout)
{
    Intervals intervals(layout.confidence);
    const auto fields = [&](const MistakesRow& row) {
        return fieldsOf(row, hierarchy, layout.limit.value_or(usualLimit), intervals);
    };
    writeJson(output, Record{{"classifier", classifierFields(mistakes.classifier)}}
                          .add(intervalFields(layout.confidence))
                          .add(fieldsOf(mistakes.basis))
                          .add("notes", mistakes.notes)
                          .add("mistakes", recordsOf(mistakes.rows, fields)));
}

/// Adds the lines of one test set and slice.
class MistakeLines
{
public:
    MistakeLines(const Hierarchy& hierarchy, const MistakesLayout& layout)
        : m_hierarchy(hierarchy),
          m_names(hierarchy),
          m_intervals(layout.confidence),
          m_limit(layout.limit)
    {}

    /// `fields`: the same in each line.
    void add(const MistakesRow& row, const Record& fields)
    {
        const Record place =
            placeFields(row.testSet, row.slice, row.metric).add("partial", row.isPartial).add(fields);
        addLine(place, "whole", fieldsOf(row.whole, m_intervals));
        addLine(place, "assigned_wrong", {{"count", row.assignedWrong}});
        addLine(place, "first_unusable", {{"count", row.firstUnusable}});
        std::vector<ClassAccuracy> classes = row.classes;
        classes.insert(classes.end(), row.leftOutClasses.begin(), row.leftOutClasses.end());
        for (const ClassAccuracy& one : cut(classes, m_limit.value_or(classes.size())))
            addLine(place, "class",
                    classFields("assigned", one.assigned).add(fieldsOf(one.accuracy, m_intervals)));
        for (const ConfusionCount& one : cut(row.confusions, m_limit.value_or(row.confusions.size())))
            addLine(place, "confusion",
                    classFields("assigned", one.assigned)
                        .add(classFields("predicted", one.predicted))
                        .add("count", one.count));
    }
    const std::vector<Record>& records() const { return m_records; }

private:
    void addLine(const Record& place, const char* row, Record fields)
    {
        m_records.emplace_back(place).add("row", row).add(std::move(fields));
    }
    Record classFields(const std::string& role, ClassIndex index) const
    {
        return {{role, wnidOf(index, m_hierarchy)}, {role + "_name", nameOf(index, m_names, m_hierarchy)}};
    }

    const Hierarchy& m_hierarchy;
    ClassNames m_names;
    Intervals m_intervals;
    std::optional<std::size_t> m_limit;
    std::vector<Record> m_records;
};

void writeMistakesCsv(std::ostream& output, const Mistakes& mistakes, const Hierarchy& hierarchy,
                      const MistakesLayout& layout)
{
    MistakeLines lines(hierarchy, layout);
    for (const MistakesRow& row : mistakes.rows)
        lines.add(row, basisFields(mistakes.basis, row.testSet)
                           .add(csvIntervalFields(layout.confidence))
                           .add(csvNotes(mistakes.notes)));
    writeCsv(
        output,
        {placeColumns, "assigned,assigned_name,predicted,predicted_name,count", accuracyColumns,
         "missing,unknown,problematic,partial", basisColumns, intervalColumns, "row", setColumns, "notes"},
        lines.records());
}

/// "(20 of 1000)"
std::string shownOf(std::size_t limit, std::size_t count)
{
    return "(" + grouped(std::min(limit, count)) + " of " + grouped(count) + ")";
}

void writeTables(std::ostream& output, const MistakesRow& row, const Hierarchy& hierarchy,
                 const MistakesLayout& layout)
{
    const ClassNames names(hierarchy);
    Intervals intervals(layout.confidence);
    const std::size_t limit = layout.limit.value_or(usualLimit);
    output << row.testSet << ", " << row.slice << ", " << metricTitle(row.metric) << ": "
           << percent(row.whole, intervals) << " %, n " << row.whole.total << ", left out "
           << row.whole.leftOut << ", missing " << missingText(row.whole)
           << (row.isPartial ? ", partial\n" : "\n");
    if (row.whole.missing > 0)
        output << "! Images without a usable prediction are wrong and in no confusion.\n";
    if (row.firstUnusable > 0)
        output << "! " << row.firstUnusable << (row.firstUnusable == 1 ? " image is" : " images are")
               << " wrong, and in no confusion because the first prediction is unusable.\n";
    if (row.assignedWrong > 0)
        output << "! " << row.assignedWrong << (row.assignedWrong == 1 ? " image is" : " images are")
               << " wrong by the assigned label, which is not ruled correct, and in no confusion.\n";
    if (const std::size_t count = row.leftOutClasses.size(); count > 0)
        output << "! " << count << (count == 1 ? " class has" : " classes have")
               << " no image that counts; left out: " << leftOutImages(row)
               << (leftOutImages(row) == 1 ? " image.\n" : " images.\n");
    output << "classes, least accurate first " << shownOf(limit, row.classes.size()) << '\n';
    TextTable classes({"wnid", "class", "%", "correct", "of", "left out", "missing"});
    for (const ClassAccuracy& one : cut(row.classes, limit))
        classes.add({wnidOf(one.assigned, hierarchy), nameOf(one.assigned, names, hierarchy),
                     percent(one.accuracy, intervals), grouped(one.accuracy.correct),
                     grouped(one.accuracy.total), grouped(one.accuracy.leftOut), missingText(one.accuracy)});
    classes.write(output);
    output << "\nconfusions, most frequent first " << shownOf(limit, row.confusions.size()) << '\n';
    TextTable confusions({"images", "assigned", "predicted"});
    for (const ConfusionCount& one : cut(row.confusions, limit))
        confusions.add({grouped(one.count), nameOf(one.assigned, names, hierarchy),
                        nameOf(one.predicted, names, hierarchy)});
    confusions.write(output);
}

}  // namespace

void writeMistakes(std::ostream& output, const Mistakes& mistakes, const Hierarchy& hierarchy,
                   const MistakesLayout& layout)
{
    if (layout.format == ReportFormat::Json)
        return writeMistakesJson(output, mistakes, hierarchy, layout);
    if (layout.format == ReportFormat::Csv)
        return writeMistakesCsv(output, mistakes, hierarchy, layout);
    for (const MistakesRow& row : mistakes.rows) {
        output << (&row == mistakes.rows.data() ? "" : "\n");
        writeTables(output, row, hierarchy, layout);
    }
    output << '\n' << intervalNote(layout.confidence) << basisNote(mistakes.basis);
    writeNotes(output, mistakes.notes);
}

}  // namespace vizsla
