// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <optional>
#include <vector>

#include "core/taxonomy/hierarchy.h"

class QLabel;

namespace vizsla {

class ElidedLabel;
class PhotoStrip;
struct OpenStudy;

/// What the selected class is: names, wnid, gloss, what it is a kind of, look-alikes, example photographs.
class ClassDetails final : public QWidget
{
    Q_OBJECT

public:
    explicit ClassDetails(OpenStudy& study, QWidget* parent = nullptr);

    void show(NodeId node);
    void clear();
    /// As PhotoStrip::setTellsWhy().
    void setTellsWhy(bool tells);
    std::optional<NodeId> node() const { return m_node; }
    bool hasLookAlikes() const { return !m_alikeLinks.empty(); }

Q_SIGNALS:
    /// A parent or look-alike was clicked.
    void nodeClicked(vizsla::NodeId node);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitAll();
    QString kindsWords() const;
    int titleWidth() const;
    QStringList namesOf(const std::vector<NodeId>& nodes) const;
    QString link(NodeId node) const;
    std::vector<NodeId> lookAlikes(NodeId node) const;
    void fitLinks();
    void fit(QLabel& label, const QString& words, const std::vector<NodeId>& nodes,
             const QString& separator) const;

    OpenStudy& m_study;
    ElidedLabel* m_names;
    QLabel* m_wnid;
    ElidedLabel* m_gloss;
    QLabel* m_kinds;
    QLabel* m_lookAlikes;
    PhotoStrip* m_photos;
    std::optional<NodeId> m_node;
    std::vector<NodeId> m_kindLinks;
    std::vector<NodeId> m_alikeLinks;
};

}  // namespace vizsla
