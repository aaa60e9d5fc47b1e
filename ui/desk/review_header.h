// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace vizsla {

class KeyMap;
class ReviewProgress;
class ReviewSelection;

/// Above the image: which images come and in which order, where one is among them, and how far one is with
/// all.
class ReviewHeader final : public QFrame
{
    Q_OBJECT

public:
    explicit ReviewHeader(const KeyMap& keys, QWidget* parent = nullptr);

    /// What the images are chosen by, in words.
    void showChoices(const QString& words);
    void showPlace(const ReviewSelection& selection);
    void showProgress(const ReviewProgress& progress);
    const QWidget& choicesAnchor() const;
    const QWidget& placeAnchor() const;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void choicesClicked();
    void placeClicked();

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showKeys();
    void fitChoices();

    const KeyMap& m_keys;
    QPushButton* m_choices;
    QPushButton* m_place;
    QLabel* m_progress;
    QString m_words;
};

}  // namespace vizsla
