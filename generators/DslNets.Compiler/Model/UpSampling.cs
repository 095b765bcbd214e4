namespace DslNets.Compiler.Model;

/// <summary>Where the values between the pixels come from when an image is enlarged.</summary>
public enum UpSampling
{
    Nearest,
    Bilinear,
}
