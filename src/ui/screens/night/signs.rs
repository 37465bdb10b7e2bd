//! Signs in the legs: each with its side, whether it lasts, and whether a doctor knows of it.

use egui::{Label, RichText, Ui, Vec2};

use crate::{
    app::{Edit, glance, text::Label as _},
    diary::{
        Night, Sign,
        quantity::Pain,
        vocabulary::{Side, SignKind},
    },
    ui::{
        focus::bring_to_top,
        style::{icon, semibold, space},
        view::View,
        widgets::{
            button::plain_button,
            choice::{YES_NO, entry_choice_ui, option_button},
            scale::scale_ui,
            section::{section_ui, unfold},
        },
    },
};

use super::{
    cramps::PAIN_WORDS,
    questions::{cramp_of, take_wanted},
};

/// Shows the section.
pub(super) fn signs_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    let summary = glance::signs(night.signs.as_deref());
    let is_wanted = take_wanted(ui, |about| cramp_of(about).is_none());
    if is_wanted {
        unfold(ui, "Signs");
    }
    let header = section_ui(ui, "Signs", &summary, false, |ui| {
        let date = night.date;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(space::TINY);
            for kind in SignKind::ALL {
                let there = night.signs().iter().any(|sign| sign.sign == *kind);
                let name = format!("Signs: {}", kind.title());
                if option_button(ui, there, &kind.title(), &name).clicked() {
                    view.edit(Edit::night(date, "change the signs", move |night| {
                        set_sign(night, *kind, !there);
                    }));
                }
            }
            let none = night.signs.as_ref().is_some_and(Vec::is_empty);
            if option_button(ui, none, "None of these", "Signs: None of these").clicked() {
                view.edit(Edit::night(date, "change the signs", move |night| {
                    night.signs = (!none).then(Vec::new);
                }));
            }
        });
        for (position, sign) in night.signs().iter().enumerate() {
            ui.push_id(position, |ui| sign_ui(view, ui, night, position, sign));
        }
    });
    if is_wanted {
        bring_to_top(ui, &header);
    }
}

fn set_sign(night: &mut Night, kind: SignKind, there: bool) {
    let signs = night.signs.get_or_insert_default();
    signs.retain(|sign| sign.sign != kind);
    if there {
        signs.push(plain_sign(kind));
    }
    // Taking the last sign back does not say that there were none.
    if signs.is_empty() {
        night.signs = None;
    }
}

fn plain_sign(sign: SignKind) -> Sign {
    Sign { sign, side: None, lasting: None, pain: None, known_to_doctor: None }
}

fn sign_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night, position: usize, sign: &Sign) {
    let date = night.date;
    let title = sign.sign.title();
    let is_alone = night.signs().iter().filter(|other| other.sign == sign.sign).count() == 1;
    // Which of two entries a question is about, for those who do not see where it stands.
    let entry = match sign.side {
        _ if is_alone => "",
        Some(side) => side.label(),
        None => "leg not answered",
    };
    let edit = move |change: Box<dyn Fn(&mut Sign) + Send + Sync>| {
        Edit::night(date, "describe a sign", move |night| {
            if let Some(sign) = night.signs.as_mut().and_then(|signs| signs.get_mut(position)) {
                change(sign);
            }
        })
    };
    ui.add(Label::new(RichText::new(&title).family(semibold())).wrap());
    let label = format!("{title}: which leg?");
    let sides = Side::ALL.iter().map(|side| (*side, side.title()));
    if let Some(side) = entry_choice_ui(ui, &label, entry, sign.side, sides) {
        view.edit(edit(Box::new(move |sign| sign.side = side)));
    }
    if sign.sign == SignKind::PainBetweenCramps {
        let label = format!("{title}: how strong?");
        if let Some(pain) = scale_ui(ui, &label, entry, sign.pain.map(Pain::get), &PAIN_WORDS) {
            let pain = pain.and_then(|pain| Pain::new(pain).ok());
            view.edit(edit(Box::new(move |sign| sign.pain = pain)));
        }
    }
    let label = format!("{title}: does it last?");
    if let Some(lasting) = entry_choice_ui(ui, &label, entry, sign.lasting, YES_NO) {
        view.edit(edit(Box::new(move |sign| sign.lasting = lasting)));
    }
    let label = format!("{title}: does a doctor know of it?");
    if let Some(known) = entry_choice_ui(ui, &label, entry, sign.known_to_doctor, YES_NO) {
        view.edit(edit(Box::new(move |sign| sign.known_to_doctor = known)));
    }
    // The two legs may differ: a second entry of the same sign is a sign of its own.
    let kind = sign.sign;
    if is_alone
        && matches!(sign.side, Some(Side::Left | Side::Right))
        && plain_button(ui, icon::PLUS, &format!("{title} in the other leg, described apart"))
            .clicked()
    {
        let other = if sign.side == Some(Side::Left) { Side::Right } else { Side::Left };
        view.edit(Edit::night(date, "describe a sign", move |night| {
            let second = Sign { side: Some(other), ..plain_sign(kind) };
            night.signs.get_or_insert_default().push(second);
        }));
    }
}
