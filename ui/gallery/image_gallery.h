// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/gallery/gallery_entry.h"

class QLabel;
class QStackedWidget;

namespace vizsla {

class AnswerViewer;
class ChoiceRow;
class EmptyState;
class GalleryModel;
class KeyButton;
class ThumbnailGrid;
class WithheldImages;
struct OpenStudy;

/// Answered images as a grid, and each of them large. Enter or a click opens one, Esc goes back.
class ImageGallery final : public QWidget
{
    Q_OBJECT

public:
    explicit ImageGallery(OpenStudy& study, QWidget* parent = nullptr);

    /// Without `showsTruth` nothing that could give a label away is shown or kept, whatever the entries say.
    /// What is withheld from the one who looks is left out, and it is said how much that is.
    void show(const QString& title, std::vector<GalleryEntry> entries, bool showsTruth,
              const WithheldImages& withheld);

Q_SIGNALS:
    void backWanted();

private:
    void build();
    void showFilters();
    void filter(int choice);
    void open(const QModelIndex& index);
    void goBack();

    GalleryModel* m_model;
    KeyButton* m_back;
    QLabel* m_title;
    QLabel* m_withheld;
    EmptyState* m_empty;
    ChoiceRow* m_filters;
    QStackedWidget* m_stack;
    ThumbnailGrid* m_grid;
    AnswerViewer* m_viewer;
};

}  // namespace vizsla
