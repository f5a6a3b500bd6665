//! The header of a GGUF file (versions 2 and 3, little endian), read with limits.
//!
//! A header comes from the network, so nothing in it is believed: every count and length is
//! compared with the bytes that are left before anything is allocated or looped over, and the
//! header as a whole may not be longer than [`MAX_HEADER`].
//! Format: ggml's `docs/gguf.md`.

use std::{
    collections::HashMap,
    io::{self, BufRead, BufReader, Read},
};

/// Longest header that is read, in bytes. Vocabularies of 256,000 words take about 10 MB.
const MAX_HEADER: u64 = 256 << 20;
/// Longest single text that is kept (a chat template), in bytes.
const MAX_TEXT: u64 = 4 << 20;
/// Arrays within arrays.
const MAX_DEPTH: usize = 3;

/// A metadata value, as far as it is of use here.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Unsigned(u64),
    Text(String),
    /// An array, by its length; its contents are skipped.
    Array(u64),
    /// A number or truth value that no key of interest has.
    Other,
}

#[derive(Debug)]
pub(crate) struct Tensor {
    pub(crate) element_type: u32,
    pub(crate) elements: u64,
    /// Bytes from the start of the tensor data.
    pub(crate) offset: u64,
}

#[derive(Debug)]
pub(crate) struct Header {
    pub(crate) metadata: HashMap<String, Value>,
    pub(crate) tensors: Vec<Tensor>,
    /// Where tensor data starts, in bytes from the start of the file.
    pub(crate) data: u64,
}

/// Why a header cannot be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum HeaderError {
    #[error("it is not a GGUF file")]
    Magic,
    #[error("it is a GGUF file of version {0}, and only 2 and 3 are read")]
    Version(u32),
    #[error("it ends in the middle of its header")]
    Short,
    #[error("its header is damaged ({0})")]
    Damaged(&'static str),
    #[error(transparent)]
    Io(#[from] io::Error),
}

struct Reader<R> {
    inner: BufReader<R>,
    position: u64,
    /// No byte after this one is part of a header.
    end: u64,
    /// The end of the file lies before the limit on headers.
    short: bool,
}

impl<R: Read> Reader<R> {
    fn take(&mut self, bytes: u64) -> Result<(), HeaderError> {
        let position = self.position.checked_add(bytes).filter(|position| *position <= self.end);
        self.position =
            position.ok_or(if self.short { HeaderError::Short } else { HeaderError::Damaged("too long") })?;
        Ok(())
    }

    fn bytes<const N: usize>(&mut self) -> Result<[u8; N], HeaderError> {
        self.take(N as u64)?;
        let mut bytes = [0; N];
        self.inner.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn u32(&mut self) -> Result<u32, HeaderError> {
        Ok(u32::from_le_bytes(self.bytes()?))
    }

    fn u64(&mut self) -> Result<u64, HeaderError> {
        Ok(u64::from_le_bytes(self.bytes()?))
    }

    /// A count of things that take at least `least` bytes each.
    fn count(&mut self, least: u64) -> Result<u64, HeaderError> {
        let count = self.u64()?;
        match count.checked_mul(least) {
            Some(bytes) if bytes <= self.end - self.position => Ok(count),
            _ if self.short => Err(HeaderError::Short),
            _ => Err(HeaderError::Damaged("an impossible count")),
        }
    }

    fn skip(&mut self, bytes: u64) -> Result<(), HeaderError> {
        self.take(bytes)?;
        let mut left = bytes;
        while left > 0 {
            let available = self.inner.fill_buf()?.len() as u64;
            if available == 0 {
                return Err(HeaderError::Short);
            }
            let step = available.min(left);
            self.inner.consume(usize::try_from(step).map_err(|_| HeaderError::Damaged("too long"))?);
            left -= step;
        }
        Ok(())
    }

    fn text(&mut self) -> Result<String, HeaderError> {
        let length = self.count(1)?;
        if length > MAX_TEXT {
            return Err(HeaderError::Damaged("a text that is too long"));
        }
        self.take(length)?;
        let mut bytes = vec![0; usize::try_from(length).map_err(|_| HeaderError::Damaged("too long"))?];
        self.inner.read_exact(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn value(&mut self, kind: u32, depth: usize) -> Result<Value, HeaderError> {
        Ok(match kind {
            0 => Value::Unsigned(u8::from_le_bytes(self.bytes()?).into()),
            2 => Value::Unsigned(u16::from_le_bytes(self.bytes()?).into()),
            4 => Value::Unsigned(self.u32()?.into()),
            10 => Value::Unsigned(self.u64()?),
            8 => Value::Text(self.text()?),
            9 => {
                let kind = self.u32()?;
                let size = size_of_kind(kind).ok_or(HeaderError::Damaged("an unknown kind of value"))?;
                let count = self.count(size)?;
                match kind {
                    8 => {
                        for _ in 0..count {
                            let length = self.count(1)?;
                            self.skip(length)?;
                        }
                    }
                    9 if depth < MAX_DEPTH => {
                        for _ in 0..count {
                            self.value(9, depth + 1)?;
                        }
                    }
                    9 => return Err(HeaderError::Damaged("arrays too deep")),
                    _ => self.skip(count * size)?,
                }
                Value::Array(count)
            }
            _ => {
                let size = size_of_kind(kind).ok_or(HeaderError::Damaged("an unknown kind of value"))?;
                self.skip(size)?;
                Value::Other
            }
        })
    }
}

/// The fewest bytes that a value of a kind takes.
fn size_of_kind(kind: u32) -> Option<u64> {
    Some(match kind {
        0 | 1 | 7 => 1,
        2 | 3 => 2,
        4..=6 => 4,
        8 | 10..=12 => 8,
        9 => 12,
        _ => return None,
    })
}

/// Reads the header of a file that is `size` bytes long.
pub(crate) fn read(file: impl Read, size: u64) -> Result<Header, HeaderError> {
    let mut reader = Reader {
        inner: BufReader::with_capacity(1 << 16, file),
        position: 0,
        end: size.min(MAX_HEADER),
        short: size <= MAX_HEADER,
    };
    if size < 4 || reader.bytes::<4>()? != *b"GGUF" {
        return Err(HeaderError::Magic);
    }
    match reader.u32()? {
        2 | 3 => {}
        version => return Err(HeaderError::Version(version)),
    }
    // Name, dimensions, type and offset of a tensor take 32 bytes; key and value of an entry 13.
    let tensor_count = reader.count(32)?;
    let entries = reader.count(13)?;
    let mut metadata = HashMap::new();
    for _ in 0..entries {
        let key = reader.text()?;
        let kind = reader.u32()?;
        let value = reader.value(kind, 0)?;
        metadata.insert(key, value);
    }
    let mut tensors = Vec::new();
    for _ in 0..tensor_count {
        let length = reader.count(1)?;
        reader.skip(length)?;
        let dimensions = reader.u32()?;
        if dimensions > 4 {
            return Err(HeaderError::Damaged("a tensor of more than four dimensions"));
        }
        let mut elements = 1u64;
        for _ in 0..dimensions {
            elements =
                elements.checked_mul(reader.u64()?).ok_or(HeaderError::Damaged("a tensor of impossible size"))?;
        }
        tensors.push(Tensor { element_type: reader.u32()?, elements, offset: reader.u64()? });
    }
    let alignment = match metadata.get("general.alignment") {
        Some(Value::Unsigned(alignment)) if alignment.is_power_of_two() && *alignment <= 1 << 20 => *alignment,
        Some(_) => return Err(HeaderError::Damaged("an impossible alignment")),
        None => 32,
    };
    Ok(Header { metadata, tensors, data: reader.position.next_multiple_of(alignment) })
}
