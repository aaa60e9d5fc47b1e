// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;

namespace vizsla {

struct SessionSummary;

/// The figures of a part: names to the left, values to the right. What did not occur is not in it.
class SummaryTable final : public QWidget
{
    Q_OBJECT

public:
    explicit SummaryTable(QWidget* parent = nullptr);

    void show(const SessionSummary& summary);

private:
    void addCounts(const SessionSummary& summary);
    void addTimes(const SessionSummary& summary);
    /// `name` is that of the value's widget.
    void add(const char* name, const QString& text, const QString& value);
    void addSpace();

    QGridLayout* m_grid;
};

}  // namespace vizsla
