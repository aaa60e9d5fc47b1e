// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/review/shares.h"
#include "core/study/test_set.h"

class QComboBox;
class QLabel;
class QSpinBox;

namespace vizsla {

/// Which images are dealt to reviewers, and how.
class SharesForm final : public QWidget
{
    Q_OBJECT

public:
    explicit SharesForm(const std::vector<TestSet>& testSets, const std::vector<std::string>& slices,
                        QWidget* parent = nullptr);

    /// Empty: all test sets.
    TestSetId testSetId() const;
    std::string slice() const;
    ShareRule rule() const;
    /// How many could see each image.
    void setReviewerCount(int count);
    void showCount(const QString& text, bool isProblem);

Q_SIGNALS:
    void changed();

private:
    void build();

    QComboBox* m_testSet;
    QComboBox* m_slice;
    QSpinBox* m_overlap;
    QSpinBox* m_each;
    QSpinBox* m_seed;
    QLabel* m_count;
};

}  // namespace vizsla
