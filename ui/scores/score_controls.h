// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "ui/scores/scored_slice.h"
#include "ui/widgets/wrapping_frame.h"

class QBoxLayout;
class QComboBox;
class QLabel;
class QLineEdit;

namespace vizsla {

class Settings;
class Switch;

/// The row above the table of scores: what is shown of it, and what it is made of.
class ScoreControls final : public WrappingFrame
{
    Q_OBJECT

public:
    explicit ScoreControls(Settings& settings, QWidget* parent = nullptr);

    ScoreQuery query() const;
    QString words() const;
    std::optional<Classifier::Kind> kind() const;
    bool showsIntervals() const;
    double confidence() const;
    Metric comparedMetric() const;

    /// Leaves what is typed.
    void setSliceNames(const std::vector<std::string>& names);
    /// The annotations of the study, and the one that scores use: empty for none. Not shown where there are
    /// none.
    void setAnnotations(const std::vector<std::string>& names, const std::string& inUse, bool canChoose);
    /// An empty sentence takes it away.
    void showSliceProblem(const QString& sentence);
    /// Chooses what is compared, unless the user has.
    void proposeComparedMetric(Metric metric);
    void focusFilter();

Q_SIGNALS:
    /// The scores have to be made again.
    void queryChanged();
    void rowsWanted();
    /// Intervals, their level, or what is compared.
    void figuresWanted();
    /// Scores are to use this annotation from now on; AnnotationSourceRepository::none is one too.
    void annotationWanted(const QString& name);
    /// From the filter to the table.
    void tableWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildFilter();
    void buildSlice();
    QLayout* buildRow();
    void connectChoices();
    void changeQuery();

    Settings& m_settings;
    QLineEdit* m_filter;
    QComboBox* m_kind;
    QComboBox* m_slice;
    QLabel* m_sliceProblem;
    QComboBox* m_annotation;
    QComboBox* m_unclear;
    QComboBox* m_compared;
    Switch* m_intervals;
    QComboBox* m_confidence;
    ScoreQuery m_last;
    bool m_hasChosenCompared = false;
};

}  // namespace vizsla
