// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <optional>

#include "core/study/annotation.h"
#include "core/study/ids.h"
#include "core/study/predictions.h"

class QLabel;
class QLineEdit;
class QTableView;

namespace vizsla {

class AdjudicationTableModel;
class CandidateDetails;
class EffectLine;
class ElidedLabel;
class ImageView;
class KeyButton;
class KeyMap;
class PressGate;
class ReviewRunner;
struct OpenStudy;

/// What reviewers say of one image, side by side with their notes, and where it is decided label by label.
class DisputePanel final : public QFrame
{
    Q_OBJECT

public:
    /// Nothing is decided that the gate of the image does not admit.
    DisputePanel(OpenStudy& study, const KeyMap& keys, ReviewRunner& runner, PressGate& image,
                 const ImageView& view, QWidget* parent = nullptr);

    /// The first label that is to decide becomes the current one. What was written of the image before is
    /// kept.
    void showImage(std::optional<std::size_t> image);
    /// Something was ruled or decided about the image.
    void update(const ReviewActionId& actionId);
    void moveRow(int by);
    /// Empty: to decide again.
    void decide(std::optional<Verdict> verdict);
    void writeNote();
    void askForGuide();
    bool isWriting() const;
    QTableView* table() const { return m_table; }
    void setWidthWanted(int width);

    QSize sizeHint() const override;

Q_SIGNALS:
    void guideWanted(const QString& pageId, const QString& wnid);
    void undoWanted();

private:
    void build();
    QWidget* buildDecision();
    void showRow();
    void showSaid();
    void showSources();
    void showNote();
    QString said() const;
    QString agreed() const;
    void keepNote();
    std::optional<int> row() const;

    OpenStudy& m_study;
    const KeyMap& m_keys;
    ReviewRunner& m_runner;
    PressGate& m_imageGate;
    const ImageView& m_view;
    int m_widthWanted = 0;
    AdjudicationTableModel* m_model;
    QTableView* m_table;
    QLabel* m_said;
    QLabel* m_agreed;
    CandidateDetails* m_details;
    QLabel* m_sources;
    ElidedLabel* m_subject;
    KeyButton* m_correct;
    KeyButton* m_wrong;
    KeyButton* m_unclear;
    KeyButton* m_again;
    QLineEdit* m_note;
    EffectLine* m_effect;
    std::optional<std::size_t> m_image;
};

}  // namespace vizsla
