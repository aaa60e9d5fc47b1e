// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <functional>
#include <vector>

#include "core/result.h"
#include "core/review/shares.h"
#include "core/study/test_set.h"
#include "core/tasks/withheld_images.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace vizsla {

class ReviewRunner;
class ReviewerList;
class SharesForm;
class StudyFile;
class Switch;
struct OpenStudy;

/// For the coordinator: who reviews which images, who counts for the annotation, and whether reviewers are
/// blind to who proposed a label.
class SharesDialog final : public QDialog
{
    Q_OBJECT

public:
    /// The runner has a book.
    SharesDialog(OpenStudy& study, ReviewRunner& runner, QWidget* parent = nullptr);

    /// What Deal would give to those who are chosen, in their order.
    const Shares& shares() const { return m_shares; }

private:
    void build();
    QWidget* buildSources();
    QWidget* buildButtons();
    void refresh();
    void preview();
    std::size_t told(const std::vector<std::size_t>& images) const;
    QString sealedNote() const;
    void showShares(const std::vector<std::size_t>& chosen);
    void deal();
    void clearShares();
    void setCounts(std::size_t person, bool counts);
    void openSources(bool open);
    void readSources();
    void write(const QString& doing, std::function<Result<void>(StudyFile&)> work);
    void setBusy(const QString& doing);
    void showProblem(const QString& sentence);

    OpenStudy& m_study;
    ReviewRunner& m_runner;
    Result<std::vector<TestSet>> m_testSets;
    ReviewerList* m_people;
    SharesForm* m_form;
    Switch* m_sources;
    QLabel* m_sourcesNote;
    QLabel* m_state;
    QProgressBar* m_progress;
    QPushButton* m_clear;
    QPushButton* m_deal;
    QWidget* m_body = nullptr;
    Shares m_shares;
    WithheldImages m_sealed;
    bool m_hasFailed = false;
};

}  // namespace vizsla
