//! `cargo xtask icons`: all sizes and forms from the drawings.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::cargo::succeed;
use crate::paths::Paths;

/// Widths in pixels: of the desktop's folders of icons, and within the files for Windows and macOS.
const SIZES: [u32; 9] = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
/// What macOS calls pictures of these widths, as PNG ("Icon Image Format", types `ic..`); those for high density are the
/// same pictures under other names.
const ICNS: [(&[u8; 4], u32); 10] = [
    (b"icp4", 16),
    (b"ic11", 32),
    (b"icp5", 32),
    (b"ic12", 64),
    (b"ic07", 128),
    (b"ic13", 256),
    (b"ic08", 256),
    (b"ic14", 512),
    (b"ic09", 512),
    (b"ic10", 1024),
];
/// Those that Windows asks for.
const ICO: [u32; 6] = [16, 24, 32, 48, 64, 256];

pub(crate) fn draw(paths: &Paths) -> Result<()> {
    let to = paths.root.join("src-tauri/icons");
    fs::create_dir_all(&to).with_context(|| format!("cannot make {}", to.display()))?;
    let draw = |from: &str, size: u32, name: &str| {
        let file = to.join(name);
        let width = size.to_string();
        let mut draw = Command::new("rsvg-convert");
        draw.args(["--width", &width, "--height", &width, "--output"]).arg(&file);
        draw.arg(paths.root.join("icons").join(from));
        succeed(&mut draw).context("the drawing needs rsvg-convert (Debian: librsvg2-bin)")?;
        fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
    };
    let mut pictures = Vec::new();
    for size in SIZES {
        pictures.push((size, draw("inglenook.svg", size, &format!("{size}.png"))?));
    }
    let of = |size: u32| pictures.iter().find(|(width, _)| *width == size).map_or(&[][..], |(_, picture)| picture);
    fs::write(to.join("icon.ico"), ico(&ICO.map(|size| (size, of(size))))).context("cannot write icon.ico")?;
    fs::write(to.join("icon.icns"), icns(&ICNS.map(|(name, size)| (name, of(size)))))
        .context("cannot write icon.icns")?;
    draw("tray.svg", 64, "tray.png")?;
    Ok(())
}

/// A Windows icon of PNG pictures: a directory with an entry of 16 bytes each, then the pictures.
fn ico(pictures: &[(u32, &[u8])]) -> Vec<u8> {
    const HEAD: usize = 6;
    const ENTRY: usize = 16;
    let count = u16::try_from(pictures.len()).unwrap_or_default();
    let mut file = [[0, 0], 1_u16.to_le_bytes(), count.to_le_bytes()].concat();
    let mut at = HEAD + ENTRY * pictures.len();
    for (width, picture) in pictures {
        // 0 stands for 256.
        let width = u8::try_from(*width).unwrap_or(0);
        file.extend([width, width, 0, 0, 1, 0, 32, 0]);
        for number in [picture.len(), at] {
            file.extend(u32::try_from(number).unwrap_or_default().to_le_bytes());
        }
        at += picture.len();
    }
    for (_, picture) in pictures {
        file.extend_from_slice(picture);
    }
    file
}

/// A macOS icon: the length of all, then each picture after its name and length.
fn icns(pictures: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let length = |bytes: usize| u32::try_from(bytes + 8).unwrap_or_default().to_be_bytes();
    let mut body = Vec::new();
    for (name, picture) in pictures {
        body.extend([&name[..], &length(picture.len()), picture].concat());
    }
    [&b"icns"[..], &length(body.len()), &body].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_windows_icon_says_where_each_picture_is() {
        let file = ico(&[(16, b"small"), (256, b"large one")]);
        assert_eq!(&file[..6], [0, 0, 1, 0, 2, 0]);
        assert_eq!(&file[6..22], [16, 16, 0, 0, 1, 0, 32, 0, 5, 0, 0, 0, 38, 0, 0, 0]);
        assert_eq!(&file[22..38], [0, 0, 0, 0, 1, 0, 32, 0, 9, 0, 0, 0, 43, 0, 0, 0]);
        assert_eq!(&file[38..], b"smalllarge one");
    }

    #[test]
    fn a_macos_icon_is_as_long_as_it_says() {
        let file = icns(&[(b"ic07", b"one"), (b"ic08", b"three")]);
        assert_eq!(file, b"icns\0\0\0\x20ic07\0\0\0\x0boneic08\0\0\0\x0dthree");
    }
}
