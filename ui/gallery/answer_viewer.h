// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <filesystem>

class QLabel;

namespace vizsla {

class AnswerDetails;
class GalleryModel;
class ImageView;
class KeyButton;
struct OpenStudy;

/// One image of a gallery, large, with what is known about it. The arrow keys go through the others.
class AnswerViewer final : public QWidget
{
    Q_OBJECT

public:
    AnswerViewer(OpenStudy& study, const GalleryModel& model, QWidget* parent = nullptr);

    void show(int row);
    int row() const { return m_row; }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override { event->accept(); }

private:
    QWidget* buildSide();
    void move(int by);
    void imageLoaded(const QString& file, const QSize& bound);
    void showImage();
    void leave();
    void showDetail();
    void sharpen();
    bool isCurrent(const QString& file) const;
    QSize bound() const;

    OpenStudy& m_study;
    const GalleryModel& m_model;
    ImageView* m_view;
    QLabel* m_position;
    AnswerDetails* m_details;
    KeyButton* m_previous;
    KeyButton* m_next;
    int m_row = -1;
    QSize m_askedBound;
    std::filesystem::path m_file;  ///< of the row
};

}  // namespace vizsla
