// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>
#include <optional>

#include "core/imports/import_plan.h"

namespace vizsla {

/// What an import would do, before it is wanted: what the files were recognised as, counts, and what looks
/// wrong. As large as there is room, whatever it shows.
class ImportPlanView final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit ImportPlanView(QWidget* parent = nullptr);

    void showNothing();
    /// That it is being worked out, and how far; a total of 0 is not known.
    void showWorking(int done = 0, int total = 0);
    void showPlan(const ImportPlan& plan);
    void showFailure(const QString& sentence);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();

    QString m_sentence;
    bool m_isFailure = false;
    std::optional<ImportPlan> m_plan;
};

}  // namespace vizsla
