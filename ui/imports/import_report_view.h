// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/imports/import.h"

class QFrame;
class QPushButton;
class QTextBrowser;
class QLabel;

namespace vizsla {

/// What an import did: its summary, what looks wrong, and what was passed over.
class ImportReportView final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportReportView(QWidget* parent = nullptr);

    /// `what` was imported; `leftOut` files were chosen with it and may be imported next.
    void show(const ImportReport& report, const QString& what, int leftOut);
    QPushButton* closeButton() const { return m_close; }

Q_SIGNALS:
    void moreWanted();
    void closeWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildHead();
    QWidget* buildButtons();
    void fillDetails();
    void copy();

    ImportReport m_report;
    QString m_title;
    QLabel* m_summary;
    QLabel* m_what;
    QLabel* m_warned;
    QFrame* m_frame;
    QTextBrowser* m_details;
    QPushButton* m_copy;
    QPushButton* m_more;
    QPushButton* m_close;
};

}  // namespace vizsla
