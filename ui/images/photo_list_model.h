// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QMultiHash>
#include <QSize>
#include <filesystem>

namespace vizsla {

class ImageLoader;

/// Rows with a photograph each, which is decoded when a view first asks for it.
class PhotoListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum PhotoRoles {
        PhotoRole = Qt::UserRole,  ///< QImage, null while it is being decoded or where it cannot be
        ProblemRole,               ///< why there is no photograph
        FirstOwnRole,              ///< where the roles of a model of its own begin
    };

    /// How large photographs are decoded, in device pixels.
    void setBound(const QSize& bound);

protected:
    struct Source
    {
        std::filesystem::path file;
        QString problem;  ///< why there is no file
    };

    PhotoListModel(ImageLoader& images, const QSize& bound, QObject* parent);

    virtual Source source(int row) const = 0;
    /// What data() gives for PhotoRole and ProblemRole.
    QVariant photo(int row, int role) const;
    /// Rows mean other images from now on.
    void forgetWaiting();

private:
    void photoLoaded(const QString& file, const QSize& bound);
    void photosChanged(int first, int last);

    ImageLoader& m_images;
    QSize m_bound;
    mutable QMultiHash<QString, int> m_waiting;  ///< rows by the file that is being decoded
    mutable bool m_isHeldBack = false;
};

}  // namespace vizsla
